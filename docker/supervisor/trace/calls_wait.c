/* wait4(2) and waitid(2): who reaps whom. */
#include "calls.h"

#include "event.h"
#include "fates.h"
#include "memory.h"
#include "pace.h"
#include "pid_namespace.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CONTINUED_STATUS = 0xffff, CORE = 0x80, STOP = 0x7f };

/*
 * The tracer is told of an exit before the parent is: a parent that looks meanwhile would not find a child whose end
 * it may already have noticed, by end-of-file say. So a look without blocking waits until every such end is through.
 */
static bool child_is_ending(const struct process *parent)
{
    for (size_t i = 0; i < tasks.present_count; i++) {
        const struct process *p = tasks.present[i];
        if (p->parent == parent->id && p->ended && !p->collected)
            return true;
    }
    return false;
}

enum entry entry_wait(struct thread *thread, const struct user_regs_struct *registers)
{
    uint64_t options = thread->call.number == SYS_wait4 ? registers->rdx : registers->r10;
    if (!pace && (options & WNOHANG) && child_is_ending(thread->process))
        return HOLD_BACK;
    return AWAIT;
}

static int32_t target_of(const struct process *waiter, const struct call *call)
{
    if (call->number == SYS_wait4)
        return pid_outside(waiter, (pid_t)call->arguments[0]);
    int32_t id = (int32_t)call->arguments[1];
    switch (call->arguments[0]) {
    case P_PID: return pid_outside(waiter, id);
    case P_PGID: return pid_outside(waiter, -id);
    case P_PIDFD: return INT_MIN;
    default: return -1;
    }
}

static uint32_t status_of_information(const siginfo_t *information)
{
    uint32_t status = (uint32_t)information->si_status;
    switch (information->si_code) {
    case CLD_EXITED: return (status & 0xff) << 8;
    case CLD_KILLED: return status;
    case CLD_DUMPED: return status | CORE;
    case CLD_CONTINUED: return CONTINUED_STATUS;
    default: return status << 8 | STOP;
    }
}

struct reaped {
    pid_t pid;             /* as the parent knows it; 0: none */
    struct process *child; /* NULL: none, or not known */
    uint32_t status;
};

static bool is_gone(pid_t pid)
{
    char path[32];
    snprintf(path, sizeof path, "/proc/%d", pid);
    return access(path, F_OK) < 0;
}

/* For a caller that did not ask which child or what status: the ended one that is there no more. */
static struct reaped vanished_child(const struct process *parent)
{
    for (size_t i = 0; i < tasks.present_count; i++) {
        struct process *p = tasks.present[i];
        if (p->parent == parent->id && p->collected && is_gone(p->pid))
            return (struct reaped){p->pid, p, p->status};
    }
    return (struct reaped){0};
}

static struct reaped by_waitid(const struct thread *thread)
{
    siginfo_t information = {0};
    if (thread->call.arguments[2] == 0)
        return vanished_child(thread->process);
    memory_read(thread->tid, thread->call.arguments[2], &information, sizeof information);
    if (information.si_pid == 0)
        return (struct reaped){0};
    return (struct reaped){information.si_pid, process_known_as(thread->process, information.si_pid), status_of_information(&information)};
}

bool wait_has_reaped(const struct thread *waiter)
{
    int32_t target = target_of(waiter->process, &waiter->call);
    const struct process *asked_for = target > 0 ? process_by_pid(target) : NULL;
    if (asked_for && !asked_for->collected)
        return false;
    return vanished_child(waiter->process).child != NULL;
}

/* A stop is told once, and no more when it is over: what else may have been told follows from what was asked for. */
static bool tells_a_stop(const struct process *child, uint64_t options)
{
    if (!(options & WCONTINUED) || !(options & WUNTRACED))
        return options & WUNTRACED;
    return child && child->stopped && !child->stop_told;
}

/* For a caller that did not ask for it. */
static uint32_t known_status(const struct process *child, uint64_t options)
{
    if (child && child->collected)
        return child->status;
    int signal = child && child->stop_signal ? child->stop_signal : SIGSTOP;
    return tells_a_stop(child, options) ? (uint32_t)signal << 8 | STOP : CONTINUED_STATUS;
}

static struct reaped by_wait4(const struct thread *thread, int64_t result)
{
    uint32_t status = 0;
    uint64_t address = thread->call.arguments[1];
    struct process *child = result > 0 ? process_known_as(thread->process, (pid_t)result) : NULL;
    if (result > 0 && memory_read(thread->tid, address, &status, sizeof status) != sizeof status)
        status = known_status(child, thread->call.arguments[2]);
    return (struct reaped){(pid_t)result, child, status};
}

static bool tells_an_end(uint32_t status)
{
    return (status & 0xff) != STOP && status != CONTINUED_STATUS;
}

/* A stop and its end are told to the parent before the tracer, where nobody in the run has sent the SIGCONT. */
static void say_change_first(struct process *child, uint32_t status, uint32_t options)
{
    if (status == CONTINUED_STATUS)
        fates_continued(child);
    else if ((status & 0xff) == STOP)
        fates_stop_waited(child, (int)(status >> 8 & 0xff));
    if ((status & 0xff) == STOP && !(options & WNOWAIT))
        child->stop_told = true;
}

void returned_wait(struct thread *thread, int64_t result)
{
    const struct call *call = &thread->call;
    uint32_t options = (uint32_t)(call->number == SYS_wait4 ? call->arguments[2] : call->arguments[3]);
    struct reaped reaped = {0};
    if (result >= 0)
        reaped = call->number == SYS_wait4 ? by_wait4(thread, result) : by_waitid(thread);
    struct process *child = reaped.child;
    if (child)
        say_change_first(child, reaped.status, options);

    struct bytes *payload = event_here(WAITED, thread);
    bytes_u32(payload, (uint32_t)call->number);
    bytes_u32(payload, (uint32_t)target_of(thread->process, call));
    bytes_u32(payload, options);
    bytes_u32(payload, result < 0 ? (uint32_t)result : (uint32_t)(child ? child->pid : reaped.pid));
    bytes_u32(payload, child ? child->id : 0);
    bytes_u32(payload, reaped.status);
    bytes_u32(payload, call->since);
    event_end();
    if (child && child->collected && tells_an_end(reaped.status) && !(options & WNOWAIT)) {
        usage_of_run.cpu_us -= child->cpu_us; /* from here on it is in its parent's (getrusage(2)) */
        process_reaped(child);
    }
}
