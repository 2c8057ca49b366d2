#include "signals.h"

#include "calls.h"
#include "calls_memory.h"
#include "event.h"
#include "pid_namespace.h"
#include "procfs.h"
#include "run_limits.h"
#include "stop.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>

/* signal(7): what is ignored by default. */
static bool ignored_by_default(int signal)
{
    return signal == SIGCHLD || signal == SIGCONT || signal == SIGURG || signal == SIGWINCH;
}

static enum disposition disposition_of(const struct procfs_status *status, int signal)
{
    uint64_t bit = (uint64_t)1 << (signal - 1);
    return status->ignored & bit ? IGNORED : status->caught & bit ? HANDLED : BY_DEFAULT;
}

static bool is_ignored(const struct procfs_status *status, int signal)
{
    enum disposition disposition = disposition_of(status, signal);
    return disposition == IGNORED || (disposition == BY_DEFAULT && ignored_by_default(signal));
}

static bool all_ignored(const struct procfs_status *status, uint64_t set)
{
    for (int signal = 1; signal <= 64; signal++)
        if ((set >> (signal - 1) & 1) && !is_ignored(status, signal))
            return false;
    return true;
}

static bool is_watched(int signal)
{
    static const int watched[] = {WATCHED_SIGNALS};
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
        if (watched[i] == signal)
            return true;
    return false;
}

static enum disposition disposition_set(const struct thread *thread, int signal)
{
    struct procfs_status status;
    if (is_watched(signal))
        return (enum disposition)thread->process->dispositions[signal];
    return procfs_status(thread->tid, &status) ? disposition_of(&status, signal) : BY_DEFAULT;
}

/* The kernel's own, at an instruction that cannot be gone on with. */
static bool is_fault(const siginfo_t *information)
{
    int signal = information->si_signo;
    return information->si_code > 0
        && (signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE || signal == SIGTRAP || signal == SIGSYS);
}

/* Of a structure or an array, something near its beginning. */
static bool is_of_null_pointer(const siginfo_t *information)
{
    enum { NEAR = 64 << 10 };
    return information->si_signo == SIGSEGV && information->si_code == SEGV_MAPERR && (uintptr_t)information->si_addr < NEAR;
}

static enum disposition disposition_now(const struct thread *thread, const siginfo_t *information)
{
    enum disposition set = disposition_set(thread, information->si_signo);
    bool spared = pid_namespace_spares(thread->process, information->si_signo) && !is_fault(information);
    return set == BY_DEFAULT && spared ? IGNORED : set;
}

/* A fault ends an init, too; but not one that is traced, which would meet it again and again (the kernel's force_sig). */
static void end_with_fault(const struct thread *thread, const siginfo_t *information, enum disposition disposition)
{
    if (disposition == BY_DEFAULT && is_fault(information) && pid_namespace_spares(thread->process, information->si_signo))
        kill(thread->process->pid, SIGKILL);
}

bool signals_would_wake(const struct procfs_status *status)
{
    return !all_ignored(status, status->pending);
}

/* Of SIGCHLD the child that it tells of, which may have been reaped meanwhile; NULL: the kernel, or not known. */
static struct process *sender_of(const struct process *receiver, const siginfo_t *information)
{
    if (information->si_signo == SIGCHLD)
        return process_last_known_as(receiver, information->si_pid);
    return information->si_code <= 0 ? process_known_as(receiver, information->si_pid) : NULL;
}

/*
 * The kernel sends SIGXFSZ as if the process had sent it to itself (send_sig in its fs/), and lets the call fail with EFBIG (setrlimit(2)): no
 * kill(2) or tgkill(2) fails so.
 */
static bool is_refused_growth(struct thread *thread)
{
    const struct user_regs_struct *r = stop_registers(thread);
    return r && (int64_t)r->orig_rax >= 0 && (int64_t)r->rax == -EFBIG;
}

/*
 * The kernel has raised the soft limit by a second when this signal comes (check_rlimit in its posix-cpu-timers.c). A process can send itself
 * SI_KERNEL, too: half of the time is proof enough, since the limit counts by ticks and this clock does not.
 */
static bool has_used(const struct process *process, uint64_t seconds)
{
    return process_clock_ms(process->pid) >= seconds * 1000 / 2;
}

static void note_what_it_tells(struct thread *thread, int signal, int code, enum disposition disposition)
{
    if (signal == SIGALRM || signal == SIGVTALRM || signal == SIGPROF)
        thread->process->timer_armed = thread->process->timer_repeats;
    uint64_t soft;
    if (signal == SIGXCPU && code == SI_KERNEL && procfs_soft_limit(thread->tid, "cpu time", &soft) && has_used(thread->process, soft - 1))
        limit_met_cpu(soft - 1);
    if (signal == SIGXFSZ && code == SI_USER && disposition == BY_DEFAULT && is_refused_growth(thread)
        && procfs_soft_limit(thread->tid, "file size", &soft))
        limit_met_file(soft);
}

/* Calls that have stops of their own are made again at their return; the others here (signal(7), "never restarted"). */
static void make_interrupted_call_again(struct thread *thread, int signal)
{
    const struct user_regs_struct *r = stop_registers(thread);
    struct procfs_status status;
    if (r && (long)r->orig_rax >= 0 && (int64_t)r->rax == -EINTR && procfs_status(thread->tid, &status)
        && is_ignored(&status, signal) && !signals_would_wake(&status))
        stop_call_again(thread);
}

/* The kernel's include/linux/errno.h. */
enum { ERESTARTSYS = 512, ERESTARTNOINTR, ERESTARTNOHAND, ERESTART_RESTARTBLOCK = 516 };

bool signals_interrupted(int64_t result)
{
    return result == -ERESTARTSYS || result == -ERESTARTNOINTR || result == -ERESTARTNOHAND || result == -ERESTART_RESTARTBLOCK;
}

static bool fails_with_eintr(const struct thread *thread, int64_t result, int signal)
{
    if (result == -ERESTARTSYS)
        return !(thread->process->restarting >> (signal - 1) & 1);
    return result == -ERESTARTNOHAND || result == -ERESTART_RESTARTBLOCK;
}

/* A handler is about to run in the middle of a call. */
static void say_eintr(struct thread *thread, int signal)
{
    const struct user_regs_struct *r = stop_registers(thread);
    if (!thread->call.interrupted || !r)
        return;
    thread->call.interrupted = false;
    const struct noted_call *noted = noted_call_with(thread->call.number, thread->call.arguments);
    if (noted && noted->returned && fails_with_eintr(thread, (int64_t)r->rax, signal))
        noted->returned(thread, -EINTR);
    call_clear(&thread->call);
}

int signals_delivered(struct thread *thread, int signal)
{
    siginfo_t information = {0};
    if (ptrace(PTRACE_GETSIGINFO, thread->tid, NULL, &information) < 0)
        return signal;
    struct process *sender = sender_of(thread->process, &information);
    enum disposition disposition = disposition_now(thread, &information);
    if (disposition == HANDLED)
        say_eintr(thread, signal);
    if (is_of_null_pointer(&information))
        null_pointer_used(thread);
    bool noticed = disposition == HANDLED || !(disposition == IGNORED || ignored_by_default(signal));
    struct bytes *payload = noticed ? event_here(SIGNAL_DELIVERED, thread)
                                    : event_at(SIGNAL_DELIVERED, thread->process, thread->tid, NULL, 0);
    bytes_u32(payload, (uint32_t)signal);
    bytes_u32(payload, sender ? sender->id : 0);
    bytes_u32(payload, (uint32_t)information.si_code);
    bytes_u8(payload, (uint8_t)disposition);
    event_end();
    note_what_it_tells(thread, signal, information.si_code, disposition);
    end_with_fault(thread, &information, disposition);
    make_interrupted_call_again(thread, signal);
    return signal;
}

static bool blocks(const struct thread *thread)
{
    unsigned flags;
    return procfs_descriptor_flags(thread->tid, thread->call.fd, &flags) && !(flags & O_NONBLOCK);
}

static bool is_partial_write(const struct call *call, int64_t result)
{
    enum object_kind kind = call->object.kind;
    bool carries = object_is_channel(&call->object) || kind == OBJECT_STDOUT || kind == OBJECT_STDERR;
    return call->number == SYS_write && carries && result > 0 && call->done + (uint64_t)result < call->arguments[2];
}

bool signals_cut_short(struct thread *thread, int64_t result)
{
    struct call *call = &thread->call;
    bool partial = is_partial_write(call, result);
    if (result != -EINTR && !partial)
        return false;
    struct procfs_status status;
    if (!procfs_status(thread->tid, &status) || !status.pending || !all_ignored(&status, status.pending))
        return false;
    if (partial && !blocks(thread))
        return false;
    struct user_regs_struct *r = stop_registers(thread);
    if (!r)
        return false;
    if (partial) {
        call->done += (uint64_t)result;
        r->rsi += (uint64_t)result;
        r->rdx -= (uint64_t)result;
    }
    stop_call_again(thread);
    return true;
}

int64_t signals_whole_result(struct thread *thread, int64_t result)
{
    struct call *call = &thread->call;
    struct user_regs_struct *r = call->done ? stop_registers(thread) : NULL;
    if (!r)
        return result;
    result = (int64_t)call->done + (result > 0 ? result : 0);
    r->rax = (uint64_t)result;
    r->rsi = call->arguments[1];
    r->rdx = call->arguments[2];
    stop_set_registers(thread);
    return result;
}
