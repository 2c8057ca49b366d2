#include "effects.h"

#include "calls.h"
#include "event.h"

#include <sys/syscall.h>

void call_began(struct thread *thread)
{
    if (thread->call.began)
        return;
    thread->call.began = true;
    bytes_u32(event_at(BEGAN, thread->process, thread->tid, NULL, 0), (uint32_t)thread->call.number);
    event_end();
    kill_continues(thread);
}

static bool waits(const struct thread *thread)
{
    bool for_children = thread->call.number == SYS_wait4 || thread->call.number == SYS_waitid;
    return for_children && thread->call.under_way && thread->state != HELD;
}

/* Where several threads wait, nobody knows which of them has reaped the child. */
static bool waits_alone(const struct thread *thread)
{
    for (size_t i = 0; i < tasks.thread_count; i++)
        if (tasks.threads[i] != thread && tasks.threads[i]->process == thread->process && waits(tasks.threads[i]))
            return false;
    return true;
}

static bool has_taken_effect(const struct thread *thread)
{
    if (!thread->call.under_way || thread->state == HELD)
        return false;
    return thread->call.prompt || (waits(thread) && waits_alone(thread) && wait_has_reaped(thread));
}

/* What the other threads of a process do that executes, they do before: it ends them (execve(2)). */
static bool may_notice(const struct process *observer, const struct thread *thread)
{
    return !(thread->process->executing && thread->process == observer);
}

void effects_before(pid_t observer)
{
    const struct thread *observing = thread_by_tid(observer);
    const struct process *process = observing ? observing->process : NULL;
    for (size_t i = 0; i < tasks.thread_count; i++) {
        struct thread *thread = tasks.threads[i];
        if (thread != observing && !thread->call.began && may_notice(process, thread) && has_taken_effect(thread))
            call_began(thread);
    }
}
