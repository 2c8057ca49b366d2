#include "stand.h"

#include "channels.h"
#include "event.h"
#include "image_start.h"
#include "pace.h"
#include "plan.h"
#include "procfs.h"
#include "stop.h"
#include "tracer.h"
#include "traces_left.h"
#include "virtual_time.h"
#include "visible.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>

struct aftermath aftermath;

void say_uncontrolled(struct runner *runner, enum why why, const char *what)
{
    uint8_t bit = (uint8_t)(1 << why);
    if (runner->uncontrolled & bit)
        return;
    runner->uncontrolled |= bit;
    struct bytes *payload = event_of_process(UNCONTROLLED, runner->process);
    bytes_u8(payload, (uint8_t)why);
    bytes_cstr(payload, what);
    event_end();
}

static void stand(struct runner *runner, enum what what)
{
    runner->standing = STANDS;
    runner->what = what;
    runner->asleep = false;
    runner->able = false;
    runner->looks = 0;
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
    if (r->orig_rax == SYS_timer_settime || r->orig_rax == SYS_timerfd_settime)
        say_uncontrolled(runner, UNKNOWN_WAIT, "timer");
    if ((long)r->orig_rax == SYS_mmap)
        say_uncontrolled(runner, SHARED_MEMORY_USED, "mmap");
    if (!visible)
        return false;
    note_call(runner, r);
    runner->visible = NULL;
    if (!runner->again && visible->is_step && !visible->is_step(runner))
        return false;
    bool refused = runner->refused;
    runner->again = false;
    runner->visible = visible;
    if (visible->is_exit)
        runner->call = 0;
    stand(runner, visible->is_exit ? EXITS : MAKES_CALL);
    runner->asleep = refused;
    if (runner->call == SYS_shmat)
        say_uncontrolled(runner, SHARED_MEMORY_USED, "shmat");
    return true;
}

/* The registers in which a call was changed on its way in. */
static void put_arguments_back(struct runner *runner)
{
    struct user_regs_struct *r = stop_registers(runner->thread);
    const uint64_t *a = runner->arguments;
    if (!r || (r->rsi == a[1] && r->rdx == a[2] && r->r10 == a[3] && r->r8 == a[4]))
        return;
    r->rsi = a[1];
    r->rdx = a[2];
    r->r10 = a[3];
    r->r8 = a[4];
    stop_set_registers(runner->thread);
    stop_set_r10(runner->thread);
}

static void make_rest(struct runner *runner, int64_t written)
{
    struct call *call = &runner->thread->call;
    struct user_regs_struct *r = stop_registers(runner->thread);
    if (!r)
        return;
    if (written > 0) {
        call->done += (uint64_t)written;
        r->rsi += (uint64_t)written;
        r->rdx -= (uint64_t)written;
    }
    runner->again = true;
    stop_call_again(runner->thread);
    stop_go_on(runner->thread, 0);
}

/* A write that was not to wait, and went through in part: the rest is another step. */
static bool went_in_part(struct runner *runner, int64_t result)
{
    if (!runner->flags_set)
        return false;
    runner->flags_set = false;
    channel_set_nonblocking(runner, (int)runner->arguments[0], false);
    bool part = result == -EAGAIN || (result > 0 && (uint64_t)result < runner->arguments[2]);
    if (part)
        make_rest(runner, result);
    return part;
}

/* A call that was tried: it would have waited. */
static bool was_refused(struct runner *runner, int64_t result)
{
    runner->refused = false;
    if (!runner->outlook.tried || runner->timed_out || (result != -EAGAIN && result != -ENOMSG && result != -EACCES))
        return false;
    runner->refused = true;
    call_clear(&runner->thread->call);
    stop_call_again(runner->thread);
    stop_go_on(runner->thread, 0);
    return true;
}

static bool opens(long number)
{
    return number == SYS_open || number == SYS_openat || number == SYS_openat2 || number == SYS_creat;
}

static void note_opened(struct runner *runner, long number, int64_t fd)
{
    struct runner *of = runner_of_process(runner->process);
    const uint64_t *a = runner->thread->call.arguments;
    if (!of || fd < 0 || fd >= REMEMBERED)
        return;
    if (opens(number))
        of->descriptions[fd] = runner_new_description();
    else
        of->descriptions[fd] = a[0] < REMEMBERED ? of->descriptions[a[0]] : 0;
}

/* Which end of a FIFO it is, others ask for when they open it. */
static void note_fifo(struct runner *runner, int64_t fd)
{
    struct object object;
    if (fd >= 0 && runner->fifo && descriptor_object(runner->thread, (int)fd, &object))
        descriptor_remember(runner->process, (int)fd, &object, runner->fifo_mode);
    runner->fifo = 0;
}

static bool duplicates(const struct call *call)
{
    int command = (int)call->arguments[1];
    return call->number == SYS_dup || call->number == SYS_dup2 || call->number == SYS_dup3
        || (call->number == SYS_fcntl && (command == F_DUPFD || command == F_DUPFD_CLOEXEC));
}

static bool at_return(struct thread *thread, int64_t result)
{
    struct runner *runner = runner_of(thread);
    long number = thread->call.number;
    if (!runner)
        return false;
    if (opens(number) || duplicates(&thread->call))
        note_opened(runner, number, result);
    if (!runner->visible || number != runner->call)
        return false;
    runner_give_back(runner);
    if (went_in_part(runner, result))
        return true;
    if (thread->call.done == 0)
        put_arguments_back(runner);
    if (was_refused(runner, result))
        return true;
    if (opens(number))
        note_fifo(runner, result);
    if (runner->visible->returned)
        runner->visible->returned(runner, result);
    aftermath.in_vain = runner->visible->in_vain && runner->visible->in_vain(runner, result);
    runner->visible = NULL;
    runner->timed_out = false;
    return false;
}

bool has_news(const struct runner *runner)
{
    siginfo_t news = {0};
    return waitid(P_PID, (id_t)runner->tid, &news, WEXITED | WSTOPPED | WNOHANG | WNOWAIT | __WALL) == 0 && news.si_pid != 0;
}

void stand_others_were_killed(const struct runner *runner)
{
    struct procfs_status status;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *other = runners.list[i];
        bool stands = other->standing == STANDS && !other->leaving && other->what != IS_RELEASED;
        if (other == runner || other->process != runner->process || !(stands || other->standing == INSIDE))
            continue;
        if (has_news(other) || (procfs_status(other->tid, &status) && (status.raised >> (SIGKILL - 1) & 1)))
            other->standing = RUNS;
    }
}

static bool at_exit(struct thread *thread)
{
    struct runner *runner = runner_of(thread);
    if (!runner || !is_students(thread->process))
        return false;
    if (thread->process->threads_alive > 1)
        stand_others_were_killed(runner);
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

static bool by_vfork(const struct thread *creator)
{
    return creator->call.number == SYS_vfork || (creator->clone_flags & CLONE_VFORK);
}

static void created(struct thread *creator, struct thread *thread)
{
    struct runner *parent = runner_of(creator);
    struct runner *runner = runner_add(thread, parent);
    plan_draw_priority(runner);
    if (parent && by_vfork(creator)) {
        parent->standing = IN_VFORK;
        parent->vfork_child = thread->process->id;
    } else if (creator->call.number == SYS_clone && (creator->clone_flags & CLONE_THREAD)) {
        say_uncontrolled(runner, THREADS_USED, "clone");
    } else if (creator->call.number == SYS_clone && (creator->clone_flags & CLONE_VM)) {
        say_uncontrolled(runner, SHARED_MEMORY_USED, "clone");
    }
}

static void end_vfork(const struct process *child)
{
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *parent = runners.list[i];
        if (parent->standing != IN_VFORK || parent->vfork_child != child->id)
            continue;
        parent->standing = RUNS;
        parent->vforked = true;
    }
}

/* Another thread than the first has become the process (execve(2)). */
static struct runner *taken_over(struct thread *thread, struct runner *runner)
{
    struct runner *first = runner_of_process(thread->process);
    if (!first || first == runner)
        return runner;
    first->thread = thread;
    first->clock = runner->clock;
    runner_gone(runner);
    return first;
}

static void executed(struct thread *thread)
{
    struct runner *runner = taken_over(thread, runner_of(thread));
    if (!runner)
        return;
    runner->standing = RUNS;
    runner->visible = NULL;
    runner->caught_signals = 0;
    image_start_repeatable(thread);
    end_vfork(runner->process);
}

static void signalled(struct thread *thread, int signal)
{
    struct runner *runner = runner_of(thread);
    const struct runner *of = runner_of_process(thread->process);
    bool handled = of && (of->caught_signals >> (signal - 1) & 1);
    bool harmless = signal == SIGCHLD || signal == SIGCONT || signal == SIGURG || signal == SIGWINCH;
    if (runner && (handled || !harmless) && thread->process->dispositions[signal] != IGNORED)
        runner->caught = true;
}

static void tell_parent(const struct process *child)
{
    const struct process *parent = process_by_id(child->parent);
    struct runner *runner = parent ? runner_of_process(parent) : NULL;
    touch(&aftermath.touches, A_PROCESS, child->id, STATE);
    if (runner)
        runner->hit = true;
}

static void stopped(struct thread *thread)
{
    struct runner *runner = runner_of(thread);
    if (!runner)
        return;
    runner->standing = STOPPED_BY_SIGNAL;
    runner->stopped = true;
    runner->child_stop_told = false;
    runner->continued = false;
    tell_parent(runner->process);
}

static void compute_on(struct runner *runner)
{
    aftermath.in_vain = true;
    stop_go_on(runner->thread, 0);
}

void stand_where_it_is(struct runner *runner)
{
    runner->preempted = ptrace(PTRACE_INTERRUPT, runner->tid, NULL, NULL) == 0;
}

static bool stands_where_it_is(struct runner *runner)
{
    static const struct visible COMPUTING = {0, NULL, outlook_ready, compute_on, NULL, NULL, false};
    bool preempted = runner->preempted && !runner->stopped;
    runner->preempted = false;
    if (!preempted)
        return false;
    runner->call = -1;
    runner->visible = &COMPUTING;
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
    runner->standing = RUNS;
    if (!runner->stopped)
        return false;
    runner->stopped = false;
    runner->continued = true;
    runner->child_continue_told = false;
    tell_parent(runner->process);
    return false;
}

static void gone(struct thread *thread)
{
    struct runner *runner = runner_of(thread);
    if (!runner)
        return;
    end_vfork(runner->process);
    runner_gone(runner);
    struct runner *first = runner_of_process(runner->process);
    if (first && first->standing == OUTLIVED && first->process->threads_alive == 0)
        first->standing = ENDS;
}

static const struct pace CONTROLLED = {
    .at_call = at_call, .at_return = at_return, .at_exit = at_exit, .created = created, .executed = executed,
    .signalled = signalled, .stopped = stopped, .continued = continued, .gone = gone
};

void stand_begin(void)
{
    aftermath = (struct aftermath){0};
    traces_none();
    pace = &CONTROLLED;
}

void stand_end(void)
{
    pace = NULL;
}

static void release(struct runner *runner)
{
    const struct process *parent = process_by_id(runner->process->parent);
    struct runner *told = parent ? runner_of_process(parent) : NULL;
    if (told)
        told->hit = true;
    tracer_step_of(runner->tid, true);
    runner_gone(runner);
}

/* From before its last call, or, where a signal ends it, from where its end has begun. */
static void leave(struct runner *runner)
{
    runner->standing = runner->leaving ? ENDS : RUNS;
    if (runner->leaving) {
        tracer_let_exit(runner->thread);
        return;
    }
    runner->leaving = true;
    stop_next();
    tracer_make_call(runner->thread);
}

void stand_go(struct runner *runner)
{
    runner->caught = runner->vforked = false;
    switch (runner->what) {
    case FALLS_ASLEEP:
        runner->asleep = true;
        runner->what = MAKES_CALL;
        break;
    case EXITS:
        leave(runner);
        break;
    case IS_RELEASED:
        release(runner);
        break;
    default:
        runner->standing = RUNS;
        runner->refused = false;
        runner->thread->state = RUNNING;
        stop_next();
        (runner->visible->start ? runner->visible->start(runner) : tracer_make_call(runner->thread));
    }
}

void stand_let_signals_in(struct runner *runner)
{
    runner->standing = RUNS;
    runner->thread->state = RUNNING;
    runner->visible = NULL;
    stop_next();
    stop_put_off(runner->thread);
    stop_go_on(runner->thread, 0);
}

void stand_interrupt(struct runner *runner)
{
    runner->standing = RUNS;
    runner->refused = false;
    runner->thread->state = RUNNING;
    stop_next();
    if (runner->asleep && (runner->call == SYS_nanosleep || runner->call == SYS_clock_nanosleep)) {
        sleep_cut_short(runner, 0);
        return;
    }
    if (runner->asleep) {
        tracer_make_call(runner->thread);
        return;
    }
    stand_let_signals_in(runner);
}
