/*
 * Locks, POSIX queues, futexes. Of locks the kernel cannot be asked whether a call would wait: it is made so that it does not, and
 * where it fails for that reason it is made again when somebody has touched its object.
 */
#include "visible.h"

#include "channels.h"
#include "memory.h"
#include "stop.h"
#include "tracer.h"
#include "virtual_time.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/syscall.h>

static bool asks_only(const struct runner *runner)
{
    int command = (int)runner->arguments[1];
    return runner->call == SYS_fcntl && (command == F_GETLK || command == F_OFD_GETLK);
}

static bool waits_for_lock(const struct runner *runner)
{
    int command = (int)runner->arguments[1];
    if (runner->call == SYS_flock)
        return !(command & (LOCK_NB | LOCK_UN));
    return command == F_SETLKW || command == F_OFD_SETLKW;
}

void outlook_lock(struct runner *runner, struct outlook *outlook)
{
    struct object object;
    outlook->ready = true;
    outlook->interruptible = outlook->restarts = true;
    outlook->tried = waits_for_lock(runner);
    if (descriptor_object(runner->thread, (int)runner->arguments[0], &object))
        touch(&outlook->touches, A_LOCK, touched_id(A_LOCK, object.inode), asks_only(runner) ? LOOK : CHANGE);
}

static uint64_t without_waiting(const struct runner *runner)
{
    uint64_t command = runner->arguments[1];
    if (runner->call == SYS_flock)
        return command | LOCK_NB;
    return command == F_SETLKW ? F_SETLK : command == F_OFD_SETLKW ? F_OFD_SETLK : command;
}

void start_lock(struct runner *runner)
{
    struct user_regs_struct *r = stop_registers(runner->thread);
    if (r && waits_for_lock(runner)) {
        r->rsi = without_waiting(runner);
        stop_set_registers(runner->thread);
    }
    tracer_make_call(runner->thread);
}

void outlook_mqueue(struct runner *runner, struct outlook *outlook)
{
    struct object object;
    struct channel_state state;
    int fd = (int)runner->arguments[0];
    bool sends = runner->call == SYS_mq_timedsend;
    int64_t limit[2];
    outlook->interruptible = outlook->restarts = true;
    outlook->ready = !channel_state(runner, fd, &state) || state.nonblocking || (sends ? state.writable : state.readable);
    if (descriptor_object(runner->thread, fd, &object))
        touch(&outlook->touches, AN_IPC_OBJECT, touched_id(AN_IPC_OBJECT, (uint64_t)1 << 63 | object.inode), CHANGE);
    if (runner->arguments[4] && memory_read(runner->tid, runner->arguments[4], limit, sizeof limit) == sizeof limit) {
        outlook->limited = true;
        outlook->due = time_until(runner, true, limit);
    }
}

static bool futex_waits(const struct runner *runner)
{
    int operation = (int)runner->arguments[1] & FUTEX_CMD_MASK;
    return operation == FUTEX_WAIT || operation == FUTEX_WAIT_BITSET;
}

/* Between the threads of one process, where there is but one, it is nobody else's business. */
bool is_step_futex(struct runner *runner)
{
    bool own = (int)runner->arguments[1] & FUTEX_PRIVATE_FLAG;
    return !own || runner->process->threads_alive > 1 || futex_waits(runner);
}

/* futex(2): FUTEX_WAIT takes a length, FUTEX_WAIT_BITSET a moment. */
static void limit_futex(const struct runner *runner, const int64_t time[2], struct outlook *outlook)
{
    int operation = (int)runner->arguments[1];
    bool length = (operation & FUTEX_CMD_MASK) == FUTEX_WAIT;
    outlook->limited = true;
    outlook->due = length ? (uint64_t)time[0] * 1000000000u + (uint64_t)time[1] : time_until(runner, operation & FUTEX_CLOCK_REALTIME, time);
}

/* A waker changes the word before it wakes: so whoever would sleep on it is ready when it has changed. */
void outlook_futex(struct runner *runner, struct outlook *outlook)
{
    uint32_t word = 0;
    int64_t limit[2];
    const uint64_t *a = runner->arguments;
    touch(&outlook->touches, MEMORY, touched_id(MEMORY, a[0]), futex_waits(runner) ? LOOK : CHANGE);
    outlook->interruptible = outlook->restarts = true;
    outlook->ready = !futex_waits(runner) || memory_read(runner->tid, a[0], &word, sizeof word) != sizeof word || word != (uint32_t)a[2];
    if (futex_waits(runner) && a[3] && memory_read(runner->tid, a[3], limit, sizeof limit) == sizeof limit)
        limit_futex(runner, limit, outlook);
}
