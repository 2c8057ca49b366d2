#include "signals.h"

#include "calls.h"
#include "event.h"
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

static enum disposition disposition_of(const struct process *process, int signal)
{
    return signal > 0 && signal < SIGNALS ? (enum disposition)process->dispositions[signal] : BY_DEFAULT;
}

static bool is_ignored(const struct process *process, int signal)
{
    enum disposition disposition = disposition_of(process, signal);
    return disposition == IGNORED || (disposition == BY_DEFAULT && ignored_by_default(signal));
}

bool signals_all_ignored(const struct process *process, uint64_t set)
{
    for (int signal = 1; signal < SIGNALS; signal++)
        if ((set >> (signal - 1) & 1) && !is_ignored(process, signal))
            return false;
    return true;
}


static bool only_ignored_ones_pending(const struct thread *thread)
{
    struct procfs_status status;
    return procfs_status(thread->tid, &status) && signals_all_ignored(thread->process, status.pending);
}

static uint32_t sender_of(const siginfo_t *information)
{
    bool by_process = information->si_code <= 0 || information->si_signo == SIGCHLD;
    const struct process *sender = by_process ? process_by_pid(information->si_pid) : NULL;
    if (sender && information->si_signo != SIGCHLD)
        kills_began(sender);
    return sender ? sender->id : 0;
}

static void note_what_it_tells(struct thread *thread, int signal, int code)
{
    if (signal == SIGALRM || signal == SIGVTALRM || signal == SIGPROF)
        thread->process->timer_armed = thread->process->timer_repeats;
    if (signal == SIGXCPU && code == SI_KERNEL)
        limit_note("cpu");
    if (signal == SIGXFSZ && code <= SI_USER && disposition_of(thread->process, signal) == BY_DEFAULT)
        limit_note("file");
}

/* Calls that have stops of their own are made again at their return; the others here (signal(7), "never restarted"). */
static void make_interrupted_call_again(struct thread *thread, int signal)
{
    const struct user_regs_struct *r = stop_registers(thread);
    if (r && is_ignored(thread->process, signal) && (long)r->orig_rax >= 0 && (int64_t)r->rax == -EINTR
        && only_ignored_ones_pending(thread))
        stop_call_again(thread);
}

int signals_delivered(struct thread *thread, int signal)
{
    siginfo_t information = {0};
    if (ptrace(PTRACE_GETSIGINFO, thread->tid, NULL, &information) < 0)
        return signal;
    uint32_t sender = sender_of(&information);
    struct bytes *payload = event_here(SIGNAL_DELIVERED, thread);
    bytes_u32(payload, (uint32_t)signal);
    bytes_u32(payload, sender);
    bytes_u32(payload, (uint32_t)information.si_code);
    bytes_u8(payload, (uint8_t)disposition_of(thread->process, signal));
    event_end();
    note_what_it_tells(thread, signal, information.si_code);
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
    if (!procfs_status(thread->tid, &status) || !status.pending || !signals_all_ignored(thread->process, status.pending))
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

void signals_killed(const struct process *process)
{
    (void)process;
    for (size_t i = 0; i < tasks.thread_count; i++)
        kills_began(tasks.threads[i]->process);
}
