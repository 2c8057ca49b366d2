/* Calls that send signals, and say what becomes of them. */
#include "calls.h"

#include "event.h"
#include "fates.h"
#include "memory.h"
#include "pid_namespace.h"
#include "procfs.h"

#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool sends(long number)
{
    const struct noted_call *noted = noted_call(number);
    return noted && noted->returned == returned_kill;
}

static int32_t target_of(const struct call *call)
{
    bool by_thread = call->number == SYS_tgkill || call->number == SYS_rt_tgsigqueueinfo;
    return (int32_t)call->arguments[by_thread ? 1 : 0];
}

/* By the supervisor's numbers; INT_MIN: a descriptor that is none of a process. */
static int32_t target_outside(const struct thread *sender)
{
    pid_t pid = target_of(&sender->call);
    if (sender->call.number == SYS_pidfd_send_signal)
        return procfs_pidfd(sender->tid, pid, &pid) ? pid : INT_MIN;
    return pid_outside(sender->process, pid);
}

static uint32_t signal_of(const struct call *call)
{
    bool by_thread = call->number == SYS_tgkill || call->number == SYS_rt_tgsigqueueinfo;
    return (uint32_t)call->arguments[by_thread ? 2 : 1];
}

/* Whether it has a pid in the other one's PID namespace. */
static bool is_visible_to(const struct process *viewer, const struct process *process)
{
    size_t depth = viewer->depth;
    return depth == 0
        || (process->depth >= depth && process_known_as(viewer, process->inside[depth - 1]) == process);
}

static bool reaches(const struct thread *sender, int32_t target, const struct process *receiver)
{
    const struct thread *thread = target > 0 ? thread_by_tid(target) : NULL;
    if (target > 0)
        return receiver->pid == target || (thread && thread->process == receiver);
    if (target == -1)
        return receiver != sender->process && is_visible_to(sender->process, receiver);
    return getpgid(receiver->pid) == (target == 0 ? getpgid(sender->process->pid) : -target);
}

static void note_killed(const struct thread *sender)
{
    int32_t target = target_outside(sender);
    for (size_t i = 0; i < tasks.present_count; i++)
        if (!tasks.present[i]->ended && reaches(sender, target, tasks.present[i]))
            tasks.present[i]->killed = true;
}

/* Where the supervisor is not PID 1 of a namespace, the kernel does not protect it, nor the rest of the machine. */
enum entry entry_kill(struct thread *thread, const struct user_regs_struct *registers)
{
    (void)registers;
    int32_t target = target_of(&thread->call);
    thread->call.prompt = true;
    if (signal_of(&thread->call) == SIGKILL)
        note_killed(thread);
    bool reaches_out = target == getpid() || target == -1 || target == -getpgrp();
    return getpid() != 1 && thread->call.number == SYS_kill && reaches_out ? REFUSE : AWAIT;
}

static void say_sent(struct thread *thread, int error)
{
    struct bytes *payload = event_here(SIGNAL_SENT, thread);
    bytes_u32(payload, (uint32_t)thread->call.number);
    int32_t target = target_outside(thread);
    bytes_u32(payload, (uint32_t)(target == INT_MIN ? 0 : target));
    bytes_u32(payload, signal_of(&thread->call));
    bytes_u32(payload, (uint32_t)error);
    event_end();
}

void kill_continues(struct thread *thread)
{
    if (!sends(thread->call.number) || signal_of(&thread->call) != SIGCONT)
        return;
    int32_t target = target_outside(thread);
    for (size_t i = 0; i < tasks.present_count; i++) {
        struct process *process = tasks.present[i];
        if (process->stopped && !process->ended && reaches(thread, target, process))
            fates_continued(process);
    }
}

void returned_kill(struct thread *thread, int64_t result)
{
    say_sent(thread, result < 0 ? (int)-result : 0);
    if (result == 0 && !thread->call.began) /* else it was said then */
        kill_continues(thread);
}

/* Whoever dies in kill(2) has sent it to himself. */
void kill_cut_off(struct thread *thread)
{
    if (sends(thread->call.number))
        say_sent(thread, 0);
}

/* The kernel's struct sigaction, not libc's (rt_sigaction(2)). */
struct kernel_sigaction {
    uint64_t handler, flags, restorer, mask;
};

static void set_disposition(struct process *process, uint32_t signal, enum disposition disposition, uint64_t flags)
{
    uint64_t bit = (uint64_t)1 << (signal - 1);
    process->dispositions[signal] = (uint8_t)disposition;
    process->restarting = flags & SA_RESTART ? process->restarting | bit : process->restarting & ~bit;
    if (signal == SIGCHLD)
        process->sigchld_nocldwait = flags & SA_NOCLDWAIT;
}

enum entry entry_sigaction(struct thread *thread, const struct user_regs_struct *registers)
{
    struct kernel_sigaction action;
    uint32_t signal = (uint32_t)registers->rdi; /* an int to the kernel, and to the filter: what stands above it is anything */
    if (signal >= SIGNALS || !registers->rsi || memory_read(thread->tid, registers->rsi, &action, sizeof action) != sizeof action)
        return GO_ON;
    enum disposition disposition = action.handler == (uintptr_t)SIG_DFL ? BY_DEFAULT
                                 : action.handler == (uintptr_t)SIG_IGN ? IGNORED : HANDLED;
    bool as_before = disposition == BY_DEFAULT && thread->process->dispositions[signal] == BY_DEFAULT;
    set_disposition(thread->process, signal, disposition, action.flags);
    if (as_before && !(action.flags & SA_NOCLDWAIT))
        return GO_ON;
    struct bytes *payload = event_here(DISPOSITION, thread);
    bytes_u32(payload, signal);
    bytes_u8(payload, (uint8_t)disposition);
    bytes_u32(payload, (uint32_t)action.flags);
    event_end();
    return GO_ON;
}

struct timer {
    bool armed, repeats;
};

/* alarm(2), setitimer(2); of other timers it is not known when they have run out. */
static struct timer timer_set(struct thread *thread)
{
    struct { int64_t interval[2], value[2]; } timer = {0};
    if (thread->call.number == SYS_alarm)
        return (struct timer){(uint32_t)thread->call.arguments[0] != 0, false};
    if (thread->call.number != SYS_setitimer)
        return (struct timer){true, true};
    memory_read(thread->tid, thread->call.arguments[1], &timer, sizeof timer);
    bool armed = timer.value[0] || timer.value[1];
    return (struct timer){armed, armed && (timer.interval[0] || timer.interval[1])};
}

/* A process with a timer that is due is not blocked for good. */
enum entry entry_timer(struct thread *thread, const struct user_regs_struct *registers)
{
    struct timer timer = timer_set(thread);
    thread->process->timer_armed = timer.armed;
    thread->process->timer_repeats = timer.repeats;
    return entry_said(thread, registers);
}
