#include "tracer.h"

#include "calls.h"
#include "channel.h"
#include "clone3.h"
#include "early.h"
#include "effects.h"
#include "event.h"
#include "fail.h"
#include "fates.h"
#include "filter.h"
#include "gate.h"
#include "memory_limit.h"
#include "pace.h"
#include "procfs.h"
#include "refused.h"
#include "run_limits.h"
#include "signals.h"
#include "starvation.h"
#include "stop.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

enum {
    SYSCALL_STOP = SIGTRAP | 0x80,
    OPTIONS = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC
            | PTRACE_O_TRACEEXIT | PTRACE_O_TRACESECCOMP | PTRACE_O_EXITKILL
};

const struct pace *pace;

static bool sweeping;
static pid_t outsider; /* the first process's parent */

void tracer_seize(pid_t pid, pid_t parent)
{
    outsider = parent;
    if (ptrace(PTRACE_SEIZE, pid, NULL, (void *)(uintptr_t)OPTIONS) < 0)
        fail("cannot trace the student's process");
    thread_add(pid, process_add(pid, NULL));
}

void tracer_await_outsider(void)
{
    const struct process *first = process_by_id(1);
    if (outsider && (!first || first->collected) && waitpid(outsider, NULL, __WALL) == outsider)
        outsider = 0;
}

static void answer_entry(struct thread *thread, enum entry answer)
{
    switch (answer) {
    case GO_ON:
        call_clear(&thread->call);
        stop_go_on(thread, 0);
        break;
    case AWAIT:
        thread->call.under_way = true;
        stop_go_on_to_return(thread);
        break;
    case HOLD_BACK:
        thread->call.under_way = true;
        thread->state = HELD;
        break;
    case REFUSE:
        clone3_put_back(thread);
        fates_refused(thread, (uint32_t)thread->call.number, fates_refusal_error(thread));
        call_clear(&thread->call);
        stop_go_on(thread, 0);
        break;
    }
}

void tracer_make_call(struct thread *thread)
{
    const struct user_regs_struct *r = stop_registers(thread);
    if (!r)
        return;
    thread->state = RUNNING;
    if (thread->call.under_way && thread->call.number == (long)r->orig_rax) { /* made again after a signal that nobody handles */
        stop_go_on_to_return(thread);
        return;
    }
    if (thread->call.under_way) { /* somebody handles it after all */
        thread->call.under_way = false;
        gate_leave(thread);
    }
    const uint64_t arguments[6] = {r->rdi, r->rsi, r->rdx, r->r10, r->r8, r->r9};
    const struct noted_call *noted = noted_call_with((long)r->orig_rax, arguments);
    if (!noted && !pace) {
        stop_go_on(thread, 0);
        return;
    }
    bool again = thread->call.interrupted && thread->call.number == (long)r->orig_rax
              && memcmp(thread->call.arguments, arguments, sizeof arguments) == 0;
    uint32_t since = again ? thread->call.since : channel_number();
    call_clear(&thread->call);
    thread->call.number = (long)r->orig_rax;
    thread->call.since = since;
    memcpy(thread->call.arguments, arguments, sizeof arguments);
    answer_entry(thread, noted ? noted->entry(thread, r) : AWAIT);
}

/* By `int $0x80`, or with a number of the x32 ABI. */
static void refuse_foreign(struct thread *thread, uint32_t number)
{
    fates_refused(thread, number, ENOSYS);
    stop_go_on(thread, 0);
}

static void fail_clone3(struct thread *thread, const struct user_regs_struct *r, int error)
{
    call_clear(&thread->call);
    thread->call.number = SYS_clone3;
    thread->call.arguments[0] = r->rdi;
    thread->call.arguments[1] = r->rsi;
    thread->call.since = channel_number();
    if (error == EPERM || error == ENOSYS) {
        fates_refused(thread, SYS_clone3, error);
    } else {
        returned_clone(thread, -error);
        stop_inject(thread, -error);
    }
    call_clear(&thread->call);
    stop_go_on(thread, 0);
}

static void on_entry(struct thread *thread)
{
    const struct user_regs_struct *r = stop_registers(thread);
    uint64_t entry = r ? stop_message(thread) : 0;
    if (!r)
        return;
    if (entry == ENTRY_I386 || entry == ENTRY_X32) {
        refuse_foreign(thread, entry == ENTRY_I386 ? (uint32_t)r->orig_rax | REFUSED_I386 : (uint32_t)r->orig_rax);
        return;
    }
    int error = clone3_made_as_clone(thread);
    if (error)
        fail_clone3(thread, r, error);
    else if (!(pace && pace->at_call(thread, r)))
        tracer_make_call(thread);
}

static void on_return(struct thread *thread)
{
    struct user_regs_struct *r = stop_registers(thread);
    if (!r)
        return;
    if (!thread->call.under_way) {
        stop_go_on(thread, 0);
        return;
    }
    int64_t result = (int64_t)r->rax;
    if (pace && pace->at_return(thread, result))
        return;
    clone3_put_back(thread);
    if (signals_cut_short(thread, result)) {
        stop_go_on(thread, 0);
        return;
    }
    if (signals_interrupted(result)) {
        thread->call.under_way = false;
        thread->call.interrupted = true;
        gate_leave(thread);
        stop_go_on(thread, 0);
        return;
    }
    const struct noted_call *noted = noted_call_with(thread->call.number, thread->call.arguments);
    result = signals_whole_result(thread, result);
    if (noted && noted->returned)
        noted->returned(thread, result);
    call_clear(&thread->call);
    stop_go_on(thread, 0);
}

static void let_held_waiters_look(void)
{
    for (size_t i = 0; i < tasks.thread_count; i++) {
        struct thread *thread = tasks.threads[i];
        bool waits = thread->call.number == SYS_wait4 || thread->call.number == SYS_waitid;
        if (thread->state != HELD || !waits)
            continue;
        thread->state = RUNNING;
        stop_next();
        const struct user_regs_struct *r = stop_registers(thread);
        if (r) /* it may have been killed meanwhile */
            answer_entry(thread, noted_call(thread->call.number)->entry(thread, r));
    }
}

static void on_status(pid_t tid, int status, const struct rusage *usage);

static void hand_over_early(pid_t tid)
{
    struct early_status early;
    while (early_take(tid, &early))
        on_status(tid, early.status, &early.usage);
}

static void on_creation(struct thread *thread, int event)
{
    pid_t tid = (pid_t)stop_message(thread);
    if (event == PTRACE_EVENT_CLONE && (thread->clone_flags & CLONE_THREAD)) {
        thread_add(tid, thread->process)->clone3 = thread->clone3;
        bytes_u32(event_here(THREAD_STARTED, thread), (uint32_t)tid);
        event_end();
    } else {
        fates_created(thread, tid, event);
    }
    if (pace)
        pace->created(thread, thread_by_tid(tid));
    clone3_put_back(thread);
    call_clear(&thread->call);
    stop_go_on(thread, 0);
    hand_over_early(tid);
}

/* exec from another thread than the first: that thread takes the first one's tid, and the others are gone. */
static struct thread *take_over(struct thread *leader, pid_t former)
{
    struct thread *caller = former == leader->tid ? NULL : thread_by_tid(former);
    if (!caller)
        return leader;
    pid_t tid = leader->tid;
    thread_remove(leader);
    caller->tid = tid;
    return caller;
}

static void on_exec(struct thread *thread)
{
    thread = take_over(thread, (pid_t)stop_message(thread));
    thread->state = RUNNING;
    thread->process->threads_alive = 1;
    fates_executed(thread);
    if (pace)
        pace->executed(thread);
    call_clear(&thread->call);
    stop_go_on(thread, 0);
}

static int event_of_creation(const struct thread *thread)
{
    if (thread->call.number == SYS_vfork || (thread->clone_flags & CLONE_VFORK))
        return PTRACE_EVENT_VFORK;
    bool forked = thread->call.number == SYS_fork || (thread->clone_flags & CSIGNAL) == SIGCHLD;
    return forked ? PTRACE_EVENT_FORK : PTRACE_EVENT_CLONE;
}

static void tell_of_untold_child(struct thread *thread)
{
    pid_t pid = fates_untold_child(thread);
    if (!pid)
        return;
    fates_created(thread, pid, event_of_creation(thread));
    hand_over_early(pid);
    stop_next();
}

void tracer_let_exit(struct thread *thread)
{
    stop_next();
    uint32_t status = (uint32_t)stop_message(thread);
    if (status == SIGKILL && memory_limit_reached()) {
        limit_break("memory");
        stop_go_on(thread, 0);
        return;
    }
    tell_of_untold_child(thread);
    if (thread->call.under_way) {
        write_cut_off(thread);
        kill_cut_off(thread);
    }
    if (thread->process->threads_alive == 1)
        memory_limit_look_at(thread);
    gate_leave(thread);
    starvation_thread_ends(thread->tid);
    thread->state = EXITING;
    thread->process->threads_alive--;
    if (thread->process->threads_alive == 0)
        fates_ended(thread, status);
    else
        fates_thread_ended(thread);
    call_clear(&thread->call);
    stop_go_on(thread, 0);
}

static void on_exit_event(struct thread *thread)
{
    if (!(pace && pace->at_exit(thread)))
        tracer_let_exit(thread);
}

static bool is_stop_signal(int signal)
{
    return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

static void on_group_stop(struct thread *thread, int signal)
{
    if (is_stop_signal(signal)) {
        thread->state = LISTENING;
        fates_stopped(thread->process, signal);
        if (pace)
            pace->stopped(thread);
        stop_listen(thread);
        return;
    }
    thread->state = RUNNING;
    fates_continued(thread->process);
    if (!(pace && pace->continued(thread)))
        stop_go_on(thread, 0);
}

static void on_signal(struct thread *thread, int signal)
{
    bool none = pace && pace->signalled(thread, signal);
    for (size_t i = 0; i < tasks.thread_count && !none && is_stop_signal(signal); i++)
        tasks.threads[i]->stopping |= tasks.threads[i]->process == thread->process;
    stop_go_on(thread, none ? 0 : signals_delivered(thread, signal));
}

static void on_stop(struct thread *thread, int signal, int event)
{
    stop_next();
    thread->stopping = false;
    if (!thread->began) {
        thread->began = true;
        clone3_put_back(thread);
    }
    switch (event) {
    case PTRACE_EVENT_SECCOMP: on_entry(thread); break;
    case PTRACE_EVENT_FORK:
    case PTRACE_EVENT_VFORK:
    case PTRACE_EVENT_CLONE: on_creation(thread, event); break;
    case PTRACE_EVENT_EXEC: on_exec(thread); break;
    case PTRACE_EVENT_EXIT: on_exit_event(thread); break;
    case PTRACE_EVENT_STOP: on_group_stop(thread, signal); break;
    default:
        if (signal == SYSCALL_STOP)
            on_return(thread);
        else
            on_signal(thread, signal);
    }
}

static void say_unseen_end(struct thread *thread, uint32_t status)
{
    gate_leave(thread);
    thread->state = EXITING;
    if (--thread->process->threads_alive == 0)
        fates_ended(thread, status);
}

static void on_end(pid_t tid, struct thread *thread, int status, const struct rusage *usage)
{
    struct process *process = thread ? thread->process : process_by_pid(tid);
    if (thread && thread->state != EXITING)
        say_unseen_end(thread, (uint32_t)status);
    if (thread && pace)
        pace->gone(thread);
    if (thread)
        thread_remove(thread);
    if (!process || process->pid != tid)
        return;
    if (process->collected)
        process_reaped(process); /* its parent had ended before it reaped it */
    else
        fates_collected(process, (uint32_t)status, usage);
    let_held_waiters_look();
}

static void on_status(pid_t tid, int status, const struct rusage *usage)
{
    if (tid == outsider)
        return;
    effects_before(tid);
    struct thread *thread = thread_by_tid(tid);
    bool over = WIFEXITED(status) || WIFSIGNALED(status);
    if (!thread && !(over && process_last_with_pid(tid))) {
        early_keep(tid, status, usage);
        return;
    }
    if (over)
        on_end(tid, thread, status, usage);
    else
        on_stop(thread, WSTOPSIG(status), status >> 16);
}

/*
 * A process that stops is in its ptrace stop before anybody can notice it (ptrace_stop in kernel/signal.c), but the tracer
 * may be told of others first.
 */
static void tell_of_stops(pid_t observer)
{
    for (size_t i = 0; i < tasks.thread_count; i++) {
        int status;
        struct rusage usage;
        pid_t tid = tasks.threads[i]->tid;
        if (!tasks.threads[i]->stopping || tid == observer || wait4(tid, &status, __WALL | WNOHANG, &usage) <= 0)
            continue;
        tasks.threads[i]->stopping = false;
        on_status(tid, status, &usage);
        i = (size_t)-1; /* the list may be another now */
    }
}

/*
 * On older kernels a SIGKILL takes a process out of its exit event (ptrace(2), "Death under ptrace"). The tracer is told
 * of the end only when it is over, and others may have noticed it before, by end-of-file.
 */
static void tell_of_ends(pid_t observer)
{
    for (size_t i = 0; i < tasks.thread_count; i++) {
        struct thread *thread = tasks.threads[i];
        const struct process *process = thread->process;
        uint32_t status;
        bool may_be_over = process->killed && !process->ended && process->threads_alive == 1 && thread->state != EXITING;
        if (may_be_over && thread->tid != observer && procfs_is_exiting(thread->tid, &status))
            say_unseen_end(thread, status);
    }
}

static void kill_and_go_on(pid_t tid, int status, const struct rusage *usage)
{
    if (!WIFSTOPPED(status)) {
        struct process *process = process_by_pid(tid);
        if (process && !process->collected)
            fates_collected(process, (uint32_t)status, usage); /* what it used counts */
        return;
    }
    kill(tid, SIGKILL);
    ptrace(PTRACE_CONT, tid, NULL, NULL);
}

enum step tracer_step(bool wait)
{
    return tracer_step_of(-1, wait);
}

enum step tracer_step_of(pid_t which, bool wait)
{
    int status;
    struct rusage usage;
    pid_t tid = wait4(which, &status, __WALL | (wait ? 0 : WNOHANG), &usage);
    if (tid < 0 && errno == EINTR)
        return STEP_NOTHING;
    if (tid < 0 && errno != ECHILD)
        fail("wait4");
    if (tid < 0)
        return STEP_NOBODY;
    if (tid == 0)
        return STEP_NOTHING;
    if (sweeping) {
        kill_and_go_on(tid, status, &usage);
        return STEP_DONE;
    }
    if (!pace) {
        tell_of_stops(tid);
        tell_of_ends(tid);
    }
    on_status(tid, status, &usage);
    return STEP_DONE;
}

void tracer_adopt_unknown(void)
{
    pid_t tid;
    while ((tid = early_any())) {
        fates_adopt(tid);
        hand_over_early(tid);
    }
}

/* A kill wakes whoever stands before a call, but nobody who stands at his end. */
void tracer_sweep(void)
{
    sweeping = true;
    for (size_t i = 0; i < tasks.thread_count; i++) {
        if (tasks.threads[i]->state != PARKED)
            continue;
        kill(tasks.threads[i]->tid, SIGKILL);
        ptrace(PTRACE_CONT, tasks.threads[i]->tid, NULL, NULL);
    }
}

void tracer_clear(void)
{
    sweeping = false;
    early_clear();
    gate_clear();
    tasks_clear();
    stop_next();
}
