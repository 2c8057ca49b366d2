#include "stand.h"

#include "aftermath.h"
#include "call_result.h"
#include "clock_answers.h"
#include "in_kernel.h"
#include "job_control.h"
#include "life.h"
#include "pace.h"
#include "stop.h"
#include "traces_left.h"
#include "tsc.h"
#include "uncontrolled.h"
#include "visible.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>

static void stand(struct runner *runner, enum what what)
{
    runner->standing = STANDS;
    runner->what = what;
    runner->asleep = false;
    runner->able = false;
    runner->computed = 0;
    runner->wait_began = runner->clock;
    runner->outlook = (struct outlook){0};
    runner->thread->state = PARKED;
}

static void note_call(struct runner *runner, const struct user_regs_struct *r)
{
    const uint64_t arguments[6] = {r->rdi, r->rsi, r->rdx, r->r10, r->r8, r->r9};
    runner->call = (long)r->orig_rax;
    memcpy(runner->arguments, arguments, sizeof arguments);
}

/* Until it executes the student's program, the first process is the supervisor's own code. */
static bool is_students(const struct process *process)
{
    return process->executed || process->id > 1;
}

/* It was let go already; the tracer makes it anew. */
static bool is_made_again(const struct runner *runner, const struct user_regs_struct *r)
{
    const struct call *call = &runner->thread->call;
    return call->under_way && call->number == (long)r->orig_rax && !runner->again;
}

static void say_what_is_uncontrolled(struct runner *runner, long number, const uint64_t arguments[6])
{
    if (number == SYS_timer_settime || number == SYS_timerfd_settime)
        say_uncontrolled(runner, UNKNOWN_WAIT, "timer");
    else if (number == SYS_mmap && (arguments[3] & MAP_SHARED))
        say_uncontrolled(runner, SHARED_MEMORY_USED, "mmap");
}

static void stand_before(struct runner *runner, const struct visible *visible)
{
    bool refused = runner->refused;
    runner->again = false;
    runner->visible = visible;
    if (visible->is_exit)
        runner->call = 0;
    stand(runner, visible->is_exit ? EXITS : MAKES_CALL);
    runner->asleep = refused;
    if (runner->call == SYS_shmat)
        say_uncontrolled(runner, SHARED_MEMORY_USED, "shmat");
}

static bool at_call(struct thread *thread, const struct user_regs_struct *r)
{
    struct runner *runner = runner_of(thread);
    if (!runner || !is_students(thread->process) || is_made_again(runner, r))
        return false;
    if (answered_at_once(runner, r))
        return true;
    const struct visible *visible = visible_call((long)r->orig_rax);
    const uint64_t arguments[6] = {r->rdi, r->rsi, r->rdx, r->r10, r->r8, r->r9};
    traces_of_call(runner, (long)r->orig_rax, arguments);
    say_what_is_uncontrolled(runner, (long)r->orig_rax, arguments);
    if (!visible)
        return false;
    note_call(runner, r);
    runner->visible = NULL;
    if (!runner->again && visible->is_step && !visible->is_step(runner))
        return false;
    stand_before(runner, visible);
    return true;
}

static bool at_exit(struct thread *thread)
{
    struct runner *runner = runner_of(thread);
    if (!runner || !is_students(thread->process))
        return false;
    if (thread->process->threads_alive > 1)
        others_were_killed(runner);
    if (runner->leaving) {
        runner->standing = ENDS;
        return false;
    }
    if (thread->process->executing) /* one of them executes: it waits for the others' ends */
        return false;
    runner->call = 0;
    runner->refused = false;
    runner->leaving = true;
    stand(runner, EXITS);
    return true;
}

static bool signalled(struct thread *thread, int signal)
{
    if (tsc_answered(thread, signal))
        return true;
    struct runner *runner = runner_of(thread);
    const struct runner *of = runner_of_process(thread->process);
    bool handled = of && (of->caught_signals >> (signal - 1) & 1);
    bool harmless = signal == SIGCHLD || signal == SIGCONT || signal == SIGURG || signal == SIGWINCH;
    if (runner && (handled || !harmless) && thread->process->dispositions[signal] != IGNORED)
        runner->caught = true;
    return false;
}

static void compute_on(struct runner *runner)
{
    aftermath.in_vain = true;
    stop_go_on(runner->thread, 0);
}

static void outlook_beginning(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    touch_shared_memory(runner, &outlook->touches);
}

static void begin_to_compute(struct runner *runner)
{
    stop_go_on(runner->thread, 0);
}

void stand_where_it_is(struct runner *runner)
{
    runner->preempted = ptrace(PTRACE_INTERRUPT, runner->tid, NULL, NULL) == 0;
}

static bool stands_where_it_is(struct runner *runner)
{
    static const struct visible COMPUTING = {0, NULL, outlook_ready, compute_on, NULL, NULL, false};
    static const struct visible BEGINNING = {0, NULL, outlook_beginning, begin_to_compute, NULL, NULL, false};
    bool preempted = runner->preempted && !runner->stopped;
    runner->preempted = false;
    if (!preempted)
        return false;
    runner->call = -1;
    runner->visible = runner->begins ? &BEGINNING : &COMPUTING;
    runner->begins = false;
    stand(runner, MAKES_CALL);
    return true;
}

static bool continued(struct thread *thread)
{
    struct runner *runner = runner_of(thread);
    if (!runner)
        return false;
    if (stands_where_it_is(runner))
        return true;
    job_continued(runner);
    return false;
}

static const struct pace CONTROLLED = {
    .at_call = at_call, .at_return = call_returned, .at_exit = at_exit, .created = life_created, .executed = life_executed,
    .signalled = signalled, .stopped = job_stopped, .continued = continued, .gone = life_gone
};

void stand_begin(void)
{
    traces_none();
    pace = &CONTROLLED;
}

void stand_end(void)
{
    pace = NULL;
}
