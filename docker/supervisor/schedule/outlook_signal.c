/* Signals: who gets them, and who waits for them. */
#include "visible.h"

#include "memory.h"
#include "procfs.h"
#include "tracer.h"

#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The kernel's struct sigaction, not libc's (rt_sigaction(2)). */
struct kernel_sigaction {
    uint64_t handler, flags, restorer, mask;
};

/* A question, not a change: nobody notices it. */
bool is_step_sigaction(struct runner *runner)
{
    return runner->arguments[1] != 0;
}

void outlook_own_signals(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    touch(&outlook->touches, ITS_SIGNALS, runner->process->id, SET);
}

static bool in_group(const struct process *process, pid_t group)
{
    return getpgid(process->pid) == group;
}

/* kill(2): whom a signal is for. */
static bool is_target(const struct runner *sender, const struct process *process, pid_t target)
{
    if (target > 0)
        return process->pid == target;
    if (target == -1)
        return true;
    return in_group(process, target ? -target : getpgid(sender->process->pid));
}

static pid_t target_of(const struct runner *runner)
{
    return (pid_t)runner->arguments[0];
}

static int signal_of(const struct runner *runner)
{
    bool by_thread = runner->call == SYS_tgkill || runner->call == SYS_rt_tgsigqueueinfo;
    return (int)runner->arguments[by_thread ? 2 : 1];
}

static bool is_job_control(int signal)
{
    return signal == SIGCONT || signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

static enum access sent(const struct process *target, int signal)
{
    struct procfs_status status;
    const struct runner *runner = runner_of_process(target);
    bool may_block = runner && runner->masks && procfs_status(target->pid, &status);
    return may_block && (status.blocked >> (signal - 1) & 1) ? HOLD : SEND;
}

static void touch_target(const struct process *process, int signal, struct outlook *outlook)
{
    touch(&outlook->touches, A_PROCESS, process->id, LOOK);
    if (signal < 1 || signal >= SIGNALS)
        return;
    touch(&outlook->touches, ITS_SIGNALS, process->id, sent(process, signal));
    if (is_job_control(signal))
        touch(&outlook->touches, A_PROCESS, process->id, STATE);
}

void outlook_kill(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    if (target_of(runner) <= 0)
        touch(&outlook->touches, A_GROUP, 0, LOOK);
    for (size_t i = 0; i < tasks.present_count; i++)
        if (is_target(runner, tasks.present[i], target_of(runner)))
            touch_target(tasks.present[i], signal_of(runner), outlook);
}

bool in_vain_kill(const struct runner *runner, int64_t result)
{
    return result < 0 || signal_of(runner) == 0;
}

/* SIGKILL and SIGCONT move even who stands; for the others it is looked afterwards whether somebody is to be moved. */
static void hit(struct runner *runner, int signal)
{
    bool stands = runner->standing == STANDS || runner->standing == INSIDE || runner->standing == IN_VFORK;
    bool stopped = runner->standing == STOPPED_BY_SIGNAL;
    if (signal == SIGKILL && (stopped || (stands && !runner->leaving && runner->what != IS_RELEASED)))
        runner->standing = RUNS;
    else if (signal == SIGCONT && stopped)
        runner->standing = RUNS;
    runner->hit = true;
}

void returned_killed(struct runner *runner, int64_t result)
{
    int signal = signal_of(runner);
    bool any = runner->call == SYS_pidfd_send_signal;
    if (result < 0 || signal == 0)
        return;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *other = runners.list[i];
        if (other->thread && (any || is_target(runner, other->process, target_of(runner)) || other->tid == target_of(runner)))
            hit(other, signal);
    }
}

void wait_for_signal(struct runner *runner, uint64_t mask, struct outlook *outlook)
{
    struct procfs_status status;
    outlook->interruptible = true;
    touch(&outlook->touches, ITS_SIGNALS, runner->process->id, CATCH);
    if (!procfs_status(runner->tid, &status))
        return;
    uint64_t matters = status.raised & ~mask & ~status.ignored;
    for (int signal = 1; signal <= 64; signal++) {
        bool here = matters >> (signal - 1) & 1;
        bool caught = status.caught >> (signal - 1) & 1;
        bool harmless = signal == SIGCHLD || signal == SIGCONT || signal == SIGURG || signal == SIGWINCH;
        outlook->ready |= here && (caught || !harmless);
    }
}

/* Only a signal ends it, and one that comes before it was entered does not. */
void outlook_pause(struct runner *runner, struct outlook *outlook)
{
    outlook->interruptible = true;
    touch(&outlook->touches, ITS_SIGNALS, runner->process->id, CATCH);
}

/* pselect6(2): a pointer to the mask and its length, in memory. */
static uint64_t mask_address(const struct runner *runner)
{
    const uint64_t *a = runner->arguments;
    uint64_t address = 0;
    switch (runner->call) {
    case SYS_rt_sigsuspend: return a[0];
    case SYS_ppoll: return a[3];
    case SYS_epoll_pwait: return a[4];
    case SYS_pselect6: return a[5] && memory_read(runner->tid, a[5], &address, sizeof address) == sizeof address ? address : 0;
    default: return 0;
    }
}

bool mask_of_wait(const struct runner *runner, uint64_t *mask)
{
    uint64_t address = mask_address(runner);
    return address && memory_read(runner->tid, address, mask, sizeof *mask) == sizeof *mask;
}

void outlook_sigsuspend(struct runner *runner, struct outlook *outlook)
{
    uint64_t mask = 0;
    (void)mask_of_wait(runner, &mask);
    wait_for_signal(runner, mask, outlook);
}

void outlook_sigtimedwait(struct runner *runner, struct outlook *outlook)
{
    uint64_t set = 0;
    int64_t limit[2] = {0, 0};
    struct procfs_status status;
    memory_read(runner->tid, runner->arguments[0], &set, sizeof set);
    outlook->interruptible = true;
    touch(&outlook->touches, ITS_SIGNALS, runner->process->id, CATCH);
    outlook->ready = procfs_status(runner->tid, &status) && (status.raised & set);
    if (runner->arguments[2] && memory_read(runner->tid, runner->arguments[2], limit, sizeof limit) == sizeof limit) {
        outlook->limited = true;
        outlook->due = (uint64_t)limit[0] * 1000000000u + (uint64_t)limit[1];
        outlook->ready |= outlook->due == 0;
    }
}

/* What this process catches decides whether it has to be told apart where a signal finds it. */
void start_sigaction(struct runner *runner)
{
    struct kernel_sigaction action = {0};
    struct runner *of = runner_of_process(runner->process);
    uint32_t signal = (uint32_t)runner->arguments[0];
    if (of && signal >= 1 && signal < SIGNALS && memory_read(runner->tid, runner->arguments[1], &action, sizeof action) == sizeof action) {
        uint64_t bit = (uint64_t)1 << (signal - 1);
        bool caught = action.handler != (uintptr_t)SIG_DFL && action.handler != (uintptr_t)SIG_IGN;
        of->caught_signals = caught ? of->caught_signals | bit : of->caught_signals & ~bit;
        of->restarting = action.flags & SA_RESTART ? of->restarting | bit : of->restarting & ~bit;
    }
    tracer_make_call(runner->thread);
}

void start_sigprocmask(struct runner *runner)
{
    struct runner *of = runner_of_process(runner->process);
    runner->masks = true;
    runner->hit = true; /* what was pending may be let in */
    if (of)
        of->masks = true;
    tracer_make_call(runner->thread);
}
