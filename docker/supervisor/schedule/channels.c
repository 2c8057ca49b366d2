#include "channels.h"

#include "procfs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A copy: closed at once, for a copy that is kept suppresses end-of-file and SIGPIPE. */
static int copy_of(struct runner *runner, int fd)
{
    return (int)syscall(SYS_pidfd_getfd, runner_handle(runner), fd, 0);
}

static bool is_named(int file)
{
    char path[64], target[8];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    return readlink(path, target, sizeof target) < 5 || memcmp(target, "pipe:", 5) != 0;
}

/*
 * Where copies are refused, as by the rules of other people's containers: the same pipe or file, opened anew. Sockets cannot
 * be; and of a named pipe that is opened for reading, its end is not seen (fifo(7)): -1, as for what is not known.
 */
static int opened_anew(struct runner *runner, int fd, unsigned flags)
{
    char path[64];
    struct stat status;
    snprintf(path, sizeof path, "/proc/%d/fd/%d", runner->tid, fd);
    int file = open(path, (int)(flags & O_ACCMODE) | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file >= 0 && fstat(file, &status) == 0 && S_ISFIFO(status.st_mode) && is_named(file)) {
        close(file);
        return -1;
    }
    return file;
}

/* To look at: a copy, or what shows the same; with the flags of what it shows. */
static int view_of(struct runner *runner, int fd, unsigned *flags)
{
    int copy = copy_of(runner, fd);
    if (copy >= 0)
        *flags = (unsigned)fcntl(copy, F_GETFL);
    else if ((errno == EPERM || errno == ENOSYS) && procfs_descriptor_flags(runner->tid, fd, flags))
        copy = opened_anew(runner, fd, *flags);
    return copy;
}

static short ready_for(int fd, short events)
{
    struct pollfd polled = {.fd = fd, .events = events};
    return poll(&polled, 1, 0) == 1 ? polled.revents : 0;
}

/* A pipe's; of a socket it is not known, and does not matter. */
static uint64_t room_in(int fd, uint64_t bytes)
{
    int size = fcntl(fd, F_GETPIPE_SZ);
    return size < 0 ? UINT32_MAX : (uint64_t)size > bytes ? (uint64_t)size - bytes : 1;
}

bool channel_state(struct runner *runner, int fd, struct channel_state *state)
{
    int bytes = 0;
    struct stat status;
    unsigned flags;
    int copy = view_of(runner, fd, &flags);
    *state = (struct channel_state){0};
    if (copy < 0)
        return false;
    short ready = ready_for(copy, POLLIN | POLLOUT);
    if (ioctl(copy, FIONREAD, &bytes) < 0 || bytes < 0)
        bytes = 0;
    state->readable = ready & POLLIN;
    state->writable = ready & POLLOUT;
    state->hung_up = ready & POLLHUP;
    state->broken = ready & POLLERR;
    state->nonblocking = flags & O_NONBLOCK;
    state->bytes = (uint64_t)bytes;
    state->room = state->writable ? room_in(copy, state->bytes) : 0;
    state->regular = !state->hung_up && state->readable && state->writable && fstat(copy, &status) == 0 && S_ISREG(status.st_mode);
    close(copy);
    return true;
}

short channel_poll(struct runner *runner, int fd, short events)
{
    unsigned flags;
    int copy = view_of(runner, fd, &flags);
    if (copy < 0)
        return POLLNVAL;
    short ready = ready_for(copy, events);
    close(copy);
    return ready;
}

bool channel_set_nonblocking(struct runner *runner, int fd, bool nonblocking)
{
    int copy = copy_of(runner, fd);
    if (copy < 0)
        return false;
    int flags = fcntl(copy, F_GETFL);
    bool set = flags >= 0 && fcntl(copy, F_SETFL, nonblocking ? flags | O_NONBLOCK : flags & ~O_NONBLOCK) == 0;
    close(copy);
    return set;
}
