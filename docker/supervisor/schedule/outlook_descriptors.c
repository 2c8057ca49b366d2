/* Descriptors that come and go: what matters of them to others is the ends of pipes. */
#include "visible.h"

#include "aftermath.h"
#include "ending.h"
#include "ends.h"
#include "memory.h"
#include "paths.h"
#include "tracer.h"
#include "uncontrolled.h"

#include <ctype.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>

struct opening {
    int folder;
    uint64_t path;
    uint32_t flags;
};

static struct opening opening_of(const struct runner *runner)
{
    const uint64_t *a = runner->arguments;
    struct open_how how = {0};
    switch (runner->call) {
    case SYS_open: return (struct opening){AT_FDCWD, a[0], (uint32_t)a[1]};
    case SYS_creat: return (struct opening){AT_FDCWD, a[0], O_CREAT | O_WRONLY | O_TRUNC};
    case SYS_openat: return (struct opening){(int)a[0], a[1], (uint32_t)a[2]};
    default:
        memory_read(runner->tid, a[2], &how, sizeof how);
        return (struct opening){(int)a[0], a[1], (uint32_t)how.flags};
    }
}

/* What the kernel says of a process: it changes with whatever that does. */
static bool is_of_process(const char *path)
{
    return strncmp(path, "/proc/", 6) == 0 && isdigit((unsigned char)path[6]);
}

/* proc(5): what tells real time, or the luck of the machine. */
static bool tells_of_machine(const char *path)
{
    static const char *const files[] = {"/proc/uptime", "/proc/stat", "/proc/loadavg", "/proc/interrupts", "/proc/softirqs", "/proc/schedstat", "/proc/timer_list"};
    static const char *const own[] = {"/stat", "/sched", "/schedstat"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strcmp(path, files[i]) == 0)
            return true;
    const char *last = strrchr(path, '/');
    for (size_t i = 0; last && strncmp(path, "/proc/", 6) == 0 && i < sizeof own / sizeof *own; i++)
        if (strcmp(last, own[i]) == 0)
            return true;
    return false;
}

bool is_step_open(struct runner *runner)
{
    char path[PATH_MAX];
    struct opening opening = opening_of(runner);
    bool named = path_absolute(runner, opening.folder, opening.path, path);
    if (named && tells_of_machine(path))
        say_uncontrolled(runner, MACHINE_ASKED, path);
    bool only_read = (opening.flags & (O_ACCMODE | O_CREAT)) == O_RDONLY;
    return named && (!(only_read && path_of_system(path)) || is_of_process(path));
}

static bool is_other_end(const struct runner *other, const struct object *fifo, uint8_t mode)
{
    const struct descriptors *known = &other->process->descriptors;
    for (int fd = 0; fd < REMEMBERED; fd++)
        if (known->objects[fd] && known->objects[fd]->inode == fifo->inode && known->objects[fd]->kind == OBJECT_FIFO
            && (known->modes[fd] == 0 || (known->modes[fd] & mode)))
            return true;
    return false;
}

static bool opens_other_end(const struct runner *other, uint64_t inode, uint8_t mode)
{
    return other->standing == INSIDE && other->fifo == inode && other->fifo_mode == mode;
}

/* Whether somebody has, or waits to have, the end that this open waits for. */
static bool fifo_answered(const struct runner *runner, uint64_t inode, uint8_t wanted)
{
    const struct object fifo = {.kind = OBJECT_FIFO, .inode = inode};
    for (size_t i = 0; i < runners.count; i++) {
        const struct runner *other = runners.list[i];
        if (other == runner || other->standing == GONE || other->standing == ENDS || !other->thread)
            continue;
        if (is_other_end(other, &fifo, wanted) || opens_other_end(other, inode, wanted))
            return true;
    }
    return is_other_end(runner, &fifo, wanted);
}

/* fifo(7): it waits for the other end, in the kernel, where its own end counts already. */
static void open_fifo(struct runner *runner, const struct stat *status, uint32_t flags, struct outlook *outlook)
{
    int mode = flags & O_ACCMODE;
    uint64_t inode = object_identity(status);
    touch(&outlook->touches, A_PIPE, touched_id(A_PIPE, inode), ADD);
    outlook->interruptible = outlook->restarts = true;
    if (mode == O_RDWR || (flags & (O_NONBLOCK | O_PATH)))
        return;
    uint8_t own = mode == O_RDONLY ? MODE_READ : MODE_WRITE;
    outlook->ready = fifo_answered(runner, inode, own == MODE_READ ? MODE_WRITE : MODE_READ);
    outlook->tried = !outlook->ready;
    runner->fifo = inode;
    runner->fifo_mode = own;
}

void outlook_open(struct runner *runner, struct outlook *outlook)
{
    char path[PATH_MAX];
    struct stat status;
    struct opening opening = opening_of(runner);
    outlook->ready = true;
    if (!path_absolute(runner, opening.folder, opening.path, path))
        return;
    if (is_of_process(path)) {
        outlook->ready = !someone_is_ending();
        touch(&outlook->touches, ANYTHING, 0, CHANGE);
        return;
    }
    bool exists = path_stat(path, &status);
    if (exists && S_ISFIFO(status.st_mode)) {
        path_touch(path, LOOK, &outlook->touches);
        open_fifo(runner, &status, opening.flags, outlook);
        return;
    }
    path_touch(path, opening.flags & O_CREAT ? CHANGE : LOOK, &outlook->touches);
    if (exists && (opening.flags & O_TRUNC) && S_ISREG(status.st_mode))
        touch(&outlook->touches, A_FILE, touched_id(A_FILE, object_identity(&status)), CHANGE);
}

/* What it finds in there may be what it waits for, or not: others go first. */
void start_open(struct runner *runner)
{
    const struct touches *touches = &runner->outlook.touches;
    aftermath.in_vain = touches->count && touches->list[0].subject == ANYTHING;
    tracer_make_call(runner->thread);
}

static bool is_channel(struct runner *runner, int fd)
{
    struct touches touches = {0};
    return ends_drop(runner, fd, &touches);
}

/* A lock of fcntl(2) goes with any descriptor of its file. */
static bool may_hold_lock(struct runner *runner, int fd)
{
    struct object object;
    return descriptor_object(runner->thread, fd, &object) && object.kind == OBJECT_FILE && !object_of_system(&object)
        && touched_at(A_LOCK, touched_id(A_LOCK, object.inode)) > 0;
}

static bool notices_close(struct runner *runner, int fd)
{
    bool shared = runner->process->shares_descriptors || runner->process->threads_alive > 1;
    return shared || is_channel(runner, fd) || may_hold_lock(runner, fd);
}

bool is_step_close(struct runner *runner)
{
    return notices_close(runner, (int)runner->arguments[0]);
}

static void close_one(struct runner *runner, int fd, struct outlook *outlook)
{
    struct object object;
    outlook->ready = true;
    ends_drop(runner, fd, &outlook->touches);
    if (descriptor_object(runner->thread, fd, &object) && may_hold_lock(runner, fd))
        touch(&outlook->touches, A_LOCK, touched_id(A_LOCK, object.inode), CHANGE);
}

void outlook_close(struct runner *runner, struct outlook *outlook)
{
    close_one(runner, (int)runner->arguments[0], outlook);
}

void outlook_close_range(struct runner *runner, struct outlook *outlook)
{
    const uint64_t *a = runner->arguments;
    outlook->ready = true;
    for (int fd = 0; !(a[2] & CLOSE_RANGE_CLOEXEC) && fd < REMEMBERED; fd++)
        if ((uint32_t)fd >= (uint32_t)a[0] && (uint32_t)fd <= (uint32_t)a[1] && runner->process->descriptors.objects[fd])
            close_one(runner, fd, outlook);
}

bool is_step_dup(struct runner *runner)
{
    const uint64_t *a = runner->arguments;
    return (int)a[0] != (int)a[1] && notices_close(runner, (int)a[1]);
}

void outlook_dup(struct runner *runner, struct outlook *outlook)
{
    close_one(runner, (int)runner->arguments[1], outlook);
}

bool is_step_fcntl(struct runner *runner)
{
    switch ((int)runner->arguments[1]) {
    case F_SETLK: case F_SETLKW: case F_GETLK: case F_OFD_SETLK: case F_OFD_SETLKW: case F_OFD_GETLK:
        return true;
    default:
        return false;
    }
}
