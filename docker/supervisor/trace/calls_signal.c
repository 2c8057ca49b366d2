/* Calls that send signals, and say what becomes of them. */
#include "calls.h"

#include "event.h"
#include "memory.h"
#include "pid_namespace.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool sends(long number)
{
    const struct noted_call *noted = noted_call(number);
    return noted && noted->returned == returned_kill;
}

/* The process behind a pidfd, by the number that the supervisor knows it by (proc_pid_fdinfo(5)); 0: not known. */
static int32_t behind_pidfd(const struct thread *thread)
{
    char path[64], line[128];
    int32_t pid = 0;
    snprintf(path, sizeof path, "/proc/%d/fdinfo/%d", thread->tid, (int)thread->call.arguments[0]);
    FILE *info = fopen(path, "re");
    if (!info)
        return 0;
    while (pid == 0 && fgets(line, sizeof line, info))
        if (sscanf(line, "Pid: %d", &pid) != 1)
            pid = 0;
    fclose(info);
    return pid > 0 ? pid : 0;
}

static int32_t target_of(const struct call *call)
{
    bool by_thread = call->number == SYS_tgkill || call->number == SYS_rt_tgsigqueueinfo;
    return (int32_t)call->arguments[by_thread ? 1 : 0];
}

static uint32_t signal_of(const struct call *call)
{
    bool by_thread = call->number == SYS_tgkill || call->number == SYS_rt_tgsigqueueinfo;
    return (uint32_t)call->arguments[by_thread ? 2 : 1];
}

/* Where the supervisor is not PID 1 of a namespace, the kernel does not protect it, nor the rest of the machine. */
enum entry entry_kill(struct thread *thread, const struct user_regs_struct *registers)
{
    (void)registers;
    int32_t target = target_of(&thread->call);
    bool reaches_out = target == getpid() || target == -1 || target == -getpgrp();
    return getpid() != 1 && thread->call.number == SYS_kill && reaches_out ? REFUSE : AWAIT;
}

static void say_sent(struct thread *thread, int error)
{
    struct bytes *payload = event_here(SIGNAL_SENT, thread);
    bytes_u32(payload, (uint32_t)thread->call.number);
    bytes_u32(payload, (uint32_t)(thread->call.number == SYS_pidfd_send_signal ? behind_pidfd(thread)
                                  : pid_outside(thread->process, target_of(&thread->call))));
    bytes_u32(payload, signal_of(&thread->call));
    bytes_u32(payload, (uint32_t)error);
    event_end();
}

void returned_kill(struct thread *thread, int64_t result)
{
    say_sent(thread, result < 0 ? (int)-result : 0);
}

/* Whoever dies in kill(2) has sent it to himself. */
void kill_cut_off(struct thread *thread)
{
    if (sends(thread->call.number))
        say_sent(thread, 0);
}

void kills_began(const struct process *sender)
{
    for (size_t i = 0; i < tasks.thread_count; i++) {
        struct thread *thread = tasks.threads[i];
        if (thread->call.under_way && thread->process == sender && sends(thread->call.number))
            call_began(thread);
    }
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
