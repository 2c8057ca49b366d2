#include "channels.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A copy: closed at once, for a copy that is kept suppresses end-of-file and SIGPIPE. */
static int copy_of(struct runner *runner, int fd)
{
    return (int)syscall(SYS_pidfd_getfd, runner_handle(runner), fd, 0);
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
    int copy = copy_of(runner, fd);
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
    state->nonblocking = fcntl(copy, F_GETFL) & O_NONBLOCK;
    state->bytes = (uint64_t)bytes;
    state->room = state->writable ? room_in(copy, state->bytes) : 0;
    state->regular = !state->hung_up && state->readable && state->writable && fstat(copy, &status) == 0 && S_ISREG(status.st_mode);
    close(copy);
    return true;
}

short channel_poll(struct runner *runner, int fd, short events)
{
    int copy = copy_of(runner, fd);
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
