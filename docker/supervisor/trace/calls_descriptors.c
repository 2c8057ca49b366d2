/* Calls that make and close descriptors. */
#include "calls.h"

#include "effects.h"
#include "event.h"
#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/openat2.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>

enum opening { BY_OPEN = 1, PIPE_READ_END, PIPE_WRITE_END, BY_DUP, BY_SOCKET, BY_ACCEPT, BY_OTHER };
enum closing { BY_CLOSE = 1, BY_REPLACEMENT, BY_CLOSE_RANGE };

static void say_object_opened(struct thread *thread, enum opening how, int fd, const struct object *object, int from, uint32_t flags)
{
    struct bytes *payload = event_here(OPENED, thread);
    bytes_u8(payload, (uint8_t)how);
    bytes_u32(payload, (uint32_t)fd);
    object_put(payload, object);
    bytes_u32(payload, (uint32_t)from);
    bytes_u32(payload, flags);
    event_end();
}

static void say_opened(struct thread *thread, enum opening how, int fd, int from, uint32_t flags)
{
    struct object object;
    descriptor_object(thread, fd, &object);
    say_object_opened(thread, how, fd, &object, from, flags);
}

static void say_closed(struct thread *thread, int fd, const struct object *object, int error, enum closing how)
{
    struct bytes *payload = event_here(CLOSED, thread);
    bytes_u32(payload, (uint32_t)fd);
    object_put(payload, object);
    bytes_u32(payload, (uint32_t)error);
    bytes_u8(payload, (uint8_t)how);
    event_end();
}

struct opening_arguments {
    uint64_t path;
    uint32_t flags;
};

static struct opening_arguments arguments_of(struct thread *thread)
{
    const uint64_t *a = thread->call.arguments;
    struct open_how how = {0};
    switch (thread->call.number) {
    case SYS_open: return (struct opening_arguments){a[0], (uint32_t)a[1]};
    case SYS_creat: return (struct opening_arguments){a[0], O_CREAT | O_WRONLY | O_TRUNC};
    case SYS_openat: return (struct opening_arguments){a[1], (uint32_t)a[2]};
    default:
        memory_read(thread->tid, a[2], &how, sizeof how);
        return (struct opening_arguments){a[1], (uint32_t)how.flags};
    }
}

/* What it opens, as far as that can be looked at. */
static bool look_up(const struct thread *thread, struct stat *status)
{
    char full[PATH_MAX + 64];
    const char *path = thread->call.path;
    bool named = thread->call.number == SYS_openat || thread->call.number == SYS_openat2;
    int folder = named ? (int)thread->call.arguments[0] : AT_FDCWD;
    if (path[0] == '/')
        snprintf(full, sizeof full, "/proc/%d/root%s", thread->tid, path);
    else if (folder == AT_FDCWD)
        snprintf(full, sizeof full, "/proc/%d/cwd/%s", thread->tid, path);
    else
        snprintf(full, sizeof full, "/proc/%d/fd/%d/%s", thread->tid, folder, path);
    return stat(full, status) == 0;
}

/* fifo(7): whoever opens a FIFO to read or to write waits for somebody who does the other, and lets him go on. */
static void look_who_waits(struct call *call, bool there, const struct stat *status, uint32_t flags)
{
    bool fifo = there && S_ISFIFO(status->st_mode);
    bool file = there ? S_ISREG(status->st_mode) : (flags & O_CREAT) != 0;
    call->prompt = file || (fifo && ((flags & O_NONBLOCK) || (flags & O_ACCMODE) == O_RDWR));
    if (fifo) {
        call->object.kind = OBJECT_FIFO;
        call->object.inode = object_identity(status);
    }
}

static bool opens(const struct thread *thread)
{
    const struct noted_call *noted = noted_call(thread->call.number);
    return noted && noted->returned == returned_open && thread->call.under_way;
}

static void others_opened(struct thread *opener, uint32_t flags)
{
    for (size_t i = 0; i < tasks.thread_count; i++) {
        struct thread *other = tasks.threads[i];
        if (other != opener && opens(other) && other->call.object.kind == OBJECT_FIFO
            && object_same(&other->call.object, &opener->call.object)
            && (arguments_of(other).flags & O_ACCMODE) != (flags & O_ACCMODE))
            call_began(other);
    }
}

/* Libraries and locales are opened by every program, and no lab asks about them. */
enum entry entry_open(struct thread *thread, const struct user_regs_struct *registers)
{
    (void)registers;
    struct opening_arguments arguments = arguments_of(thread);
    thread->call.path = memory_string(thread->tid, arguments.path);
    bool only_read = (arguments.flags & (O_ACCMODE | O_CREAT)) == O_RDONLY;
    if (only_read && path_of_system(thread->call.path))
        return GO_ON;
    struct stat status;
    bool there = look_up(thread, &status);
    look_who_waits(&thread->call, there, &status, arguments.flags);
    return AWAIT;
}

static void say_open_failed(struct thread *thread, uint32_t flags, int64_t result)
{
    struct bytes *payload = event_here(OPEN_FAILED, thread);
    bytes_u32(payload, (uint32_t)thread->call.number);
    bytes_cstr(payload, thread->call.path);
    bytes_u32(payload, flags);
    bytes_u32(payload, (uint32_t)-result);
    event_end();
}

void returned_open(struct thread *thread, int64_t result)
{
    uint32_t flags = arguments_of(thread).flags;
    if (result < 0) {
        say_open_failed(thread, flags, result);
        return;
    }
    if (thread->call.object.kind == OBJECT_FIFO)
        others_opened(thread, flags);
    say_opened(thread, BY_OPEN, (int)result, -1, flags);
    if ((flags & O_CREAT) && strncmp(thread->call.path, "/dev/shm/", 9) == 0)
        returned_ipc_made(thread, result);
}

void returned_pipe(struct thread *thread, int64_t result)
{
    int ends[2];
    if (result < 0) {
        returned_called(thread, result);
        return;
    }
    if (memory_read(thread->tid, thread->call.arguments[0], ends, sizeof ends) != sizeof ends)
        return;
    uint32_t flags = thread->call.number == SYS_pipe2 ? (uint32_t)thread->call.arguments[1] : 0;
    struct object pipe;
    descriptor_object(thread, ends[0], &pipe);
    descriptor_remember(thread->process, ends[0], &pipe, MODE_READ);
    descriptor_remember(thread->process, ends[1], &pipe, MODE_WRITE);
    say_object_opened(thread, PIPE_READ_END, ends[0], &pipe, -1, flags);
    say_object_opened(thread, PIPE_WRITE_END, ends[1], &pipe, -1, flags);
}

void returned_socketpair(struct thread *thread, int64_t result)
{
    int ends[2];
    if (result < 0 || memory_read(thread->tid, thread->call.arguments[3], ends, sizeof ends) != sizeof ends) {
        returned_called(thread, result);
        return;
    }
    say_opened(thread, BY_SOCKET, ends[0], -1, (uint32_t)thread->call.arguments[1]);
    say_opened(thread, BY_SOCKET, ends[1], -1, (uint32_t)thread->call.arguments[1]);
}

void returned_descriptor(struct thread *thread, int64_t result)
{
    long number = thread->call.number;
    if (result < 0) {
        returned_called(thread, result);
        return;
    }
    bool accepted = number == SYS_accept || number == SYS_accept4;
    enum opening how = number == SYS_socket ? BY_SOCKET : accepted ? BY_ACCEPT : BY_OTHER;
    say_opened(thread, how, (int)result, accepted ? (int)thread->call.arguments[0] : -1, 0);
}

static bool names_its_target(long number)
{
    return number == SYS_dup2 || number == SYS_dup3;
}

/* dup2 onto an open descriptor closes what that was. */
enum entry entry_dup(struct thread *thread, const struct user_regs_struct *registers)
{
    thread->call.fd = -1;
    thread->call.prompt = !names_its_target(thread->call.number) || registers->rdi != registers->rsi;
    if (names_its_target(thread->call.number) && registers->rdi != registers->rsi
        && descriptor_object(thread, (int)registers->rsi, &thread->call.object))
        thread->call.fd = (int)registers->rsi;
    return AWAIT;
}

void returned_dup(struct thread *thread, int64_t result)
{
    const struct call *call = &thread->call;
    if (result < 0) {
        returned_called(thread, result);
        return;
    }
    if (names_its_target(call->number) && call->arguments[0] == call->arguments[1])
        return;
    descriptor_forget(thread->process, (int)result);
    if (call->fd >= 0)
        say_closed(thread, call->fd, &call->object, 0, BY_REPLACEMENT);
    uint32_t flags = call->number == SYS_dup3 ? (uint32_t)call->arguments[2]
                   : call->number == SYS_fcntl && (uint32_t)call->arguments[1] == F_DUPFD_CLOEXEC ? O_CLOEXEC : 0;
    say_opened(thread, BY_DUP, (int)result, (int)call->arguments[0], flags);
}

/* Said at entry: another process may notice the close before its return is seen. */
enum entry entry_close(struct thread *thread, const struct user_regs_struct *registers)
{
    struct object object;
    int fd = (int)registers->rdi;
    bool open = descriptor_object(thread, fd, &object);
    descriptor_forget(thread->process, fd);
    if (!open || !object_of_system(&object))
        say_closed(thread, fd, &object, open ? 0 : EBADF, BY_CLOSE);
    return GO_ON;
}

struct range {
    struct thread *thread;
    uint32_t first, last;
};

static void say_closed_in_range(int fd, const struct object *object, uint8_t mode, void *context)
{
    struct range *range = context;
    (void)mode;
    if ((uint32_t)fd >= range->first && (uint32_t)fd <= range->last)
        say_closed(range->thread, fd, object, 0, BY_CLOSE_RANGE);
}

enum entry entry_close_range(struct thread *thread, const struct user_regs_struct *registers)
{
    struct range range = {thread, (uint32_t)registers->rdi, (uint32_t)registers->rsi};
    if (!(registers->rdx & CLOSE_RANGE_CLOEXEC))
        descriptors_open(thread, say_closed_in_range, &range);
    descriptors_forget(thread->process);
    return GO_ON;
}
