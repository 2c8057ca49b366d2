#include "stuck.h"

#include "awaits.h"
#include "event.h"
#include "fail.h"
#include "procfs.h"
#include "signals.h"
#include "sleeps.h"
#include "stop.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>

enum { NO_CALL = 0xffffffff, PATIENCE_MS = 200 };

static bool sleeps(const struct thread *thread, uint64_t *switches)
{
    struct procfs_status status;
    if (!procfs_status(thread->tid, &status))
        return false;
    *switches = status.context_switches;
    if (thread->state == LISTENING) /* one that was continued or killed runs first, and has news then */
        return status.state == 't' || status.state == 'T';
    return (status.state == 'S' || status.state == 'D') && !signals_would_wake(&status);
}

static bool waits_for_others(const struct thread *thread)
{
    struct procfs_call call;
    if (thread->state == LISTENING)
        return true;
    return !thread->process->timer_armed && procfs_call(thread->tid, &call) && sleeps_on_others(thread->tid, &call);
}

/*
 * A first thread that has ended before the others of its process remains a zombie until they have ended, too. Before
 * that, a thread beyond its exit event still wakes others: those that join it (CLONE_CHILD_CLEARTID in clone(2)) or wait
 * for what it had (set_robust_list(2), SEM_UNDO, descriptors, locks, vfork(2)).
 */
static bool counts(const struct thread *thread)
{
    struct procfs_status status;
    if (thread->state != EXITING || thread->process->threads_alive == 0)
        return true;
    return !procfs_status(thread->tid, &status) || status.state != 'Z';
}

static bool all_wait(uint64_t *switches)
{
    for (size_t i = 0; i < tasks.thread_count; i++) {
        const struct thread *thread = tasks.threads[i];
        if (counts(thread) && (thread->state == HELD || thread->state == PARKED || thread->state == EXITING || !sleeps(thread, &switches[i])
                               || !waits_for_others(thread)))
            return false;
    }
    return true;
}

static bool none_has_run(const uint64_t *switches)
{
    for (size_t i = 0; i < tasks.thread_count; i++) {
        const struct thread *thread = tasks.threads[i];
        uint64_t now;
        if (counts(thread) && (!sleeps(thread, &now) || now != switches[i]))
            return false;
    }
    return true;
}

/* A process that has something to tell is not asleep, even where its last word was that it had stopped. */
static bool none_has_news(void)
{
    siginfo_t news = {0};
    return waitid(P_ALL, 0, &news, WEXITED | WSTOPPED | WCONTINUED | WNOHANG | WNOWAIT | __WALL) < 0 || news.si_pid == 0;
}

bool stuck(void)
{
    if (tasks.thread_count == 0)
        return false;
    uint64_t *switches = calloc(tasks.thread_count, sizeof *switches);
    if (!switches)
        fail("out of memory");
    bool result = all_wait(switches) && none_has_run(switches) && none_has_news();
    free(switches);
    return result;
}

bool everybody_sleeps(void)
{
    uint64_t switches;
    for (size_t i = 0; i < tasks.thread_count; i++)
        if (counts(tasks.threads[i]) && !sleeps(tasks.threads[i], &switches))
            return false;
    return tasks.thread_count > 0;
}

static bool looks_for_input(long call)
{
    switch (call) {
    case SYS_read: case SYS_readv: case SYS_poll: case SYS_ppoll: case SYS_select: case SYS_pselect6: case SYS_epoll_wait:
    case SYS_epoll_pwait:
        return true;
    default:
        return false;
    }
}

bool somebody_looks_for_input(void)
{
    struct procfs_call call;
    for (size_t i = 0; i < tasks.thread_count; i++)
        if (procfs_call(tasks.threads[i]->tid, &call) && looks_for_input(call.number))
            return true;
    return false;
}

struct blocked {
    char state;
    struct procfs_call call;
};

static void say_blocked(struct thread *thread, const struct blocked *blocked, const uint64_t *frames, size_t count)
{
    struct object object = {0};
    int fd = sleeps_on_descriptor(blocked->call.number, blocked->call.arguments);
    if (fd >= 0 && !object_of(thread->tid, fd, &object))
        fd = -1;
    if (fd < 0)
        awaits_object(thread, &blocked->call, &object);
    struct bytes *payload = event_at(BLOCKED, thread->process, thread->tid, frames, count);
    bytes_u8(payload, (uint8_t)blocked->state);
    bytes_u32(payload, blocked->call.number < 0 ? NO_CALL : (uint32_t)blocked->call.number);
    for (int i = 0; i < 6; i++)
        bytes_u64(payload, blocked->call.arguments[i]);
    bytes_u32(payload, (uint32_t)fd);
    object_put(payload, &object);
    event_end();
    awaits_say(thread, &blocked->call);
}

/* Waits until the thread has stopped: it was interrupted. False where it cannot be, or has ended. */
static bool has_stopped(pid_t tid)
{
    int status;
    for (int waited = 0; waited < PATIENCE_MS; waited++) {
        pid_t got = waitpid(tid, &status, __WALL | WNOHANG);
        if (got == tid && status >> 16 == PTRACE_EVENT_EXIT) { /* killed meanwhile; nobody else would let it go on */
            ptrace(PTRACE_CONT, tid, NULL, NULL);
            return false;
        }
        if (got == tid)
            return WIFSTOPPED(status);
        if (got < 0)
            return false;
        poll(NULL, 0, 1);
    }
    return false;
}

/* False where it is gone. */
static bool as_it_is(const struct thread *thread, struct blocked *blocked)
{
    struct procfs_status status;
    if (!procfs_status(thread->tid, &status))
        return false;
    procfs_call(thread->tid, &blocked->call);
    /* 't' is ours: it would run if it were let. */
    blocked->state = thread->state == LISTENING ? 'T' : status.state == 't' ? 'R' : status.state;
    return true;
}

static bool can_be_asked(struct thread *thread)
{
    if (thread->state == HELD || thread->state == PARKED)
        return true;
    return thread->state == RUNNING && ptrace(PTRACE_INTERRUPT, thread->tid, NULL, NULL) == 0 && has_stopped(thread->tid);
}

static void say_what_it_does(struct thread *thread)
{
    struct blocked blocked;
    uint64_t asleep[FRAMES];
    const uint64_t *frames = asleep;
    size_t count;
    if (!as_it_is(thread, &blocked))
        return;
    if (thread->state == HELD) { /* at the entry of a call, which is as good as inside of it */
        blocked.call.number = thread->call.number;
        memcpy(blocked.call.arguments, thread->call.arguments, sizeof thread->call.arguments);
    }
    stop_next();
    if (can_be_asked(thread)) {
        frames = stop_frames(thread, &count);
    } else {
        struct registers at = {.pc = blocked.call.pc, .sp = blocked.call.sp};
        count = stack_frames(thread->process, thread->tid, &at, asleep);
    }
    say_blocked(thread, &blocked, frames, count);
}

void stuck_report(void)
{
    for (size_t id = 1; id <= tasks.process_count; id++) {
        struct process *process = process_by_id((uint32_t)id);
        if (process->ended)
            continue;
        struct thread *alive = NULL;
        for (size_t i = 0; i < tasks.thread_count; i++) {
            if (tasks.threads[i]->process != process || tasks.threads[i]->state == EXITING)
                continue;
            alive = tasks.threads[i];
            say_what_it_does(alive);
        }
        if (alive)
            event_descriptors(alive, WHEN_BLOCKED);
    }
}
