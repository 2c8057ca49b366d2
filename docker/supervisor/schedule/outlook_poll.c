/* poll(2) and its kin: asked of each descriptor, and made with no time to wait. */
#include "visible.h"

#include "channels.h"
#include "lending.h"
#include "memory.h"
#include "stop.h"
#include "tracer.h"

#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/syscall.h>

enum { MOST = 1024, SECOND = 1000000000, MILLISECOND = 1000000 };

static void touch_polled(struct runner *runner, int fd, struct outlook *outlook)
{
    struct object object;
    if (!descriptor_object(runner->thread, fd, &object))
        return;
    if (object_is_channel(&object) || object.kind == OBJECT_STDIN)
        touch(&outlook->touches, A_PIPE, touched_id(A_PIPE, object.inode), LOOK);
    else if (object.kind == OBJECT_ANONYMOUS)
        touch(&outlook->touches, ANYTHING, 0, CHANGE);
}

static void let_signals_in(struct runner *runner, struct outlook *outlook)
{
    uint64_t mask;
    outlook->interruptible = true;
    if (mask_of_wait(runner, &mask))
        wait_for_signal(runner, mask, outlook);
}

static void limit(struct outlook *outlook, uint64_t nanoseconds)
{
    outlook->limited = true;
    outlook->due = nanoseconds;
    if (nanoseconds == 0)
        outlook->ready = true;
}

static void limit_in_memory(struct runner *runner, uint64_t address, uint64_t unit, struct outlook *outlook)
{
    int64_t time[2];
    if (address && memory_read(runner->tid, address, time, sizeof time) == sizeof time)
        limit(outlook, (uint64_t)time[0] * SECOND + (uint64_t)time[1] * unit);
}

void outlook_poll(struct runner *runner, struct outlook *outlook)
{
    struct pollfd polled[MOST];
    const uint64_t *a = runner->arguments;
    size_t count = a[1] < MOST ? a[1] : MOST;
    count = memory_read(runner->tid, a[0], polled, count * sizeof *polled) / sizeof *polled;
    let_signals_in(runner, outlook);
    for (size_t i = 0; i < count; i++) {
        if (polled[i].fd < 0)
            continue;
        touch_polled(runner, polled[i].fd, outlook);
        outlook->ready |= channel_poll(runner, polled[i].fd, polled[i].events) != 0;
    }
    if (runner->call == SYS_ppoll)
        limit_in_memory(runner, a[2], 1, outlook);
    else if ((int)a[2] >= 0)
        limit(outlook, (uint64_t)(int)a[2] * MILLISECOND);
}

static void look_at_set(struct runner *runner, uint64_t address, int most, short events, struct outlook *outlook)
{
    fd_set set;
    FD_ZERO(&set);
    if (!address || most <= 0)
        return;
    memory_read(runner->tid, address, &set, (size_t)(most + 63) / 64 * 8);
    for (int fd = 0; fd < most; fd++) {
        if (!FD_ISSET(fd, &set))
            continue;
        touch_polled(runner, fd, outlook);
        short ready = channel_poll(runner, fd, events);
        outlook->ready |= (ready & (events | POLLERR | POLLNVAL)) || ((events & POLLIN) && (ready & POLLHUP));
    }
}

void outlook_select(struct runner *runner, struct outlook *outlook)
{
    const uint64_t *a = runner->arguments;
    int most = (int)a[0] < FD_SETSIZE ? (int)a[0] : FD_SETSIZE;
    let_signals_in(runner, outlook);
    look_at_set(runner, a[1], most, POLLIN, outlook);
    look_at_set(runner, a[2], most, POLLOUT, outlook);
    look_at_set(runner, a[3], most, POLLPRI, outlook);
    limit_in_memory(runner, a[4], runner->call == SYS_select ? 1000 : 1, outlook);
}

void outlook_epoll(struct runner *runner, struct outlook *outlook)
{
    const uint64_t *a = runner->arguments;
    let_signals_in(runner, outlook);
    touch(&outlook->touches, ANYTHING, 0, CHANGE);
    outlook->ready = channel_poll(runner, (int)a[0], POLLIN) != 0;
    if ((int)a[3] >= 0)
        limit(outlook, (uint64_t)(int)a[3] * MILLISECOND);
}

/* A call that is not ready and goes on all the same has run out of time, or is interrupted: the kernel need not wait for it. */
static bool shall_not_wait(const struct runner *runner)
{
    return runner->timed_out;
}

void start_poll(struct runner *runner)
{
    static const int64_t none[2];
    struct user_regs_struct *r = stop_registers(runner->thread);
    if (r && shall_not_wait(runner) && runner->call == SYS_poll) {
        r->rdx = 0;
        stop_set_registers(runner->thread);
    } else if (shall_not_wait(runner)) {
        runner_lend(runner, runner->arguments[2], none, sizeof none);
    }
    tracer_make_call(runner->thread);
}

void start_select(struct runner *runner)
{
    static const int64_t none[2];
    if (shall_not_wait(runner) && runner->arguments[4])
        runner_lend(runner, runner->arguments[4], none, sizeof none);
    tracer_make_call(runner->thread);
}

void start_epoll(struct runner *runner)
{
    struct user_regs_struct *r = stop_registers(runner->thread);
    if (r && shall_not_wait(runner)) {
        r->r10 = 0;
        stop_set_r10(runner->thread);
    }
    tracer_make_call(runner->thread);
}
