#include "turn.h"

#include "event.h"
#include "fail.h"
#include "gate.h"
#include "plan.h"
#include "procfs.h"
#include "prospect.h"
#include "run_limits.h"
#include "stand.h"
#include "stop.h"
#include "streams.h"
#include "stuck.h"
#include "touches.h"
#include "virtual_time.h"
#include "visible.h"

#include <errno.h>
#include <inttypes.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { YIELDS = 200, MICROSECONDS = 100, PATIENCE = 20000 /* of those: two seconds, where others have the processor */ };

static struct {
    struct runner *stepped; /* whose step is under way */
    struct touches touched; /* by it */
    bool steps; /* … and one is */
} turn;

void turn_begin(const struct schedule *schedule, uint64_t grace)
{
    memset(&turn, 0, sizeof turn);
    plan_begin(schedule);
    prospect_grace(grace);
    stop_seek_frames(schedule->places);
    stand_begin();
}

void turn_first(struct thread *thread)
{
    struct runner *runner = runner_add(thread, NULL);
    plan_draw_priority(runner);
    runner->standing = RUNS;
}

static struct runner *with_standing(enum standing standing)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i]->standing == standing)
            return runners.list[i];
    return NULL;
}

/* Each goes on to where it stands next before another does: the one that made the step first, its children in order. */
static struct runner *on_its_way(void)
{
    struct runner *runner = with_standing(RUNS);
    if (!runner)
        runner = with_standing(ENDS);
    if (!runner && (runner = with_standing(CREATED_ONLY)))
        runner->standing = RUNS;
    return runner;
}

static void become_zombie(struct runner *runner)
{
    bool first = runner->tid == runner->process->pid;
    if (!first || runner->process->parent == 0) {
        tracer_step_of(runner->tid, true);
        runner_gone(runner);
        return;
    }
    runner->standing = STANDS;
    runner->what = IS_RELEASED;
    runner->call = 0;
    runner->outlook = (struct outlook){0};
}

/* Its end is seen without being taken: that is another step. */
static enum step follow_end(struct runner *runner, bool wait)
{
    siginfo_t end = {0};
    if (runner->tid == runner->process->pid && runner->process->threads_alive > 0) {
        runner->standing = OUTLIVED;
        return STEP_DONE;
    }
    int result = waitid(P_PID, (id_t)runner->tid, &end, WEXITED | WNOWAIT | __WALL | (wait ? 0 : WNOHANG));
    if (result < 0 && errno == EINTR)
        return STEP_NOTHING;
    if (result < 0 && errno != ECHILD)
        fail("waitid");
    if (result == 0 && end.si_pid == 0)
        return STEP_NOTHING;
    if (result < 0)
        runner_gone(runner);
    else
        become_zombie(runner);
    return STEP_DONE;
}

static enum step follow_one(struct runner *runner, bool wait)
{
    if (runner->standing == ENDS)
        return follow_end(runner, wait);
    enum step step = tracer_step_of(runner->tid, wait);
    if (step != STEP_NOBODY)
        return step;
    runner_gone(runner);
    return STEP_DONE;
}

static bool is_on_its_way(const struct runner *runner)
{
    return runner->standing == RUNS || runner->standing == ENDS;
}

/* Threads that one of them ends, by an exec or an exit, wait for each other: none can be waited for alone. */
static enum step follow_any(bool wait)
{
    enum step step = STEP_NOTHING;
    for (size_t i = 0; i < runners.count && step == STEP_NOTHING; i++)
        if (is_on_its_way(runners.list[i]))
            step = follow_one(runners.list[i], false);
    if (step == STEP_NOTHING && wait)
        usleep(MICROSECONDS);
    return step;
}

static bool has_companion(const struct runner *runner)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i] != runner && runners.list[i]->process == runner->process && is_on_its_way(runners.list[i]))
            return true;
    return false;
}

static enum step follow(struct runner *runner, bool wait)
{
    bool alone = runner->process->threads_alive <= 1 && !has_companion(runner);
    if (!alone && runner->process->executing)
        stand_others_were_killed(runner);
    return alone ? follow_one(runner, wait) : follow_any(wait);
}

static uint64_t harmless_by_default(void)
{
    static const int signals[] = {SIGCHLD, SIGCONT, SIGURG, SIGWINCH};
    uint64_t set = 0;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        set |= (uint64_t)1 << (signals[i] - 1);
    return set;
}

static bool stands_before_call(const struct runner *runner)
{
    return runner->standing == STANDS && runner->thread && !runner->leaving && runner->what != IS_RELEASED;
}

/*
 * A signal that is ignored is still pending with a process that is traced. That matters only before it asks for it to be
 * handled from here on.
 */
static bool is_to_be_interrupted(struct runner *runner)
{
    struct procfs_status status;
    if (!stands_before_call(runner) || !procfs_status(runner->tid, &status))
        return false;
    if (runner->call == SYS_rt_sigaction && status.pending)
        return true;
    bool suspended = runner->asleep && runner->call == SYS_rt_sigsuspend;
    uint64_t pending = suspended ? status.raised & ~sigsuspend_mask(runner) : status.pending;
    return pending & ~status.ignored & (status.caught | ~harmless_by_default());
}

/* Whoever a signal has reached goes on: to its handler, to a stop, to its end. */
static bool see_to_signals(void)
{
    bool any = false;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        if (!runner->hit)
            continue;
        runner->hit = false;
        if (!is_to_be_interrupted(runner))
            continue;
        stand_interrupt(runner);
        any = true;
    }
    return any;
}

/* A wait for a disk, which is none for another process, shows as 'D'. */
static bool sleeps_in_kernel(const struct runner *runner)
{
    struct procfs_status status;
    return procfs_status(runner->tid, &status) && status.state == 'S';
}

static bool someone_inside_woke(void)
{
    bool any = false;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        if (runner->standing != INSIDE || sleeps_in_kernel(runner))
            continue;
        runner->standing = RUNS;
        any = true;
    }
    return any;
}

/* SIGCONT, of which there is one too where a group is orphaned (setpgid(2)), has woken it. */
static bool someone_stopped_goes_on(void)
{
    bool any = false;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        struct procfs_status status;
        if (runner->standing != STOPPED_BY_SIGNAL || !procfs_status(runner->tid, &status) || !(status.raised >> (SIGCONT - 1) & 1))
            continue;
        runner->standing = RUNS;
        any = true;
    }
    return any;
}

static void end_step(void)
{
    struct runner *runner = turn.stepped;
    if (!turn.steps)
        return;
    turn.steps = false;
    for (size_t i = 0; i < aftermath.touches.count && turn.touched.count < TOUCHES; i++)
        turn.touched.list[turn.touched.count++] = aftermath.touches.list[i];
    prospect_touched(&turn.touched);
    bool in_vain = aftermath.in_vain;
    runner->gave_way = in_vain ? runner->gave_way + 1 : 0;
    if (!in_vain && aftermath.touches.count == 0)
        return;
    struct bytes *payload = event_of_process(TOUCHED, runner->process);
    bytes_u8(payload, in_vain);
    touches_put(payload, &aftermath.touches);
    event_end();
}

static struct bytes *runner_event(enum event kind, struct runner *runner)
{
    bool has_place = runner->thread && runner->what != IS_RELEASED && runner->standing == STANDS;
    return has_place ? event_here(kind, runner->thread) : event_of_process(kind, runner->process);
}

static void say_step(uint32_t who, enum what what, struct runner *runner, struct runner *const *able, size_t count)
{
    struct bytes *payload = runner_event(STEP, runner);
    bytes_u32(payload, who);
    bytes_u8(payload, (uint8_t)what);
    bytes_u32(payload, (uint32_t)runner->call);
    bytes_u32(payload, (uint32_t)count);
    for (size_t i = 0; i < count; i++)
        bytes_u32(payload, able[i]->who);
    touches_put(payload, &runner->outlook.touches);
    event_end();
}

static void begin_step(struct runner *runner, const struct touches *touches)
{
    turn.stepped = runner;
    turn.touched = *touches;
    turn.steps = true;
    aftermath.in_vain = false;
    touches_clear(&aftermath.touches);
    time_passes(runner, touches);
}

static int by_number(const void *a, const void *b)
{
    const struct runner *const *x = a, *const *y = b;
    return ((*x)->who > (*y)->who) - ((*x)->who < (*y)->who);
}

/* In ascending order; to be freed. */
static struct runner **able_runners(size_t *count)
{
    struct runner **able = calloc(runners.count, sizeof *able);
    if (!able)
        fail("out of memory");
    *count = 0;
    for (size_t i = 0; i < runners.count; i++) {
        runners.list[i]->able = prospect(runners.list[i]);
        if (runners.list[i]->able)
            able[(*count)++] = runners.list[i];
    }
    qsort(able, *count, sizeof *able, by_number);
    return able;
}

/* It is on its way into a call: until it sleeps there, or comes out of it. */
static void wait_until_settled(const struct runner *runner)
{
    for (int i = 0; i < PATIENCE && !sleeps_in_kernel(runner) && !has_news(runner); i++)
        if (i < YIELDS)
            sched_yield();
        else
            usleep(MICROSECONDS);
}

/* An open of a FIFO waits in the kernel: there its own end counts already. */
static void enter(struct runner *runner)
{
    stand_go(runner);
    wait_until_settled(runner);
    runner->standing = sleeps_in_kernel(runner) ? INSIDE : RUNS;
    runner->asleep = true;
}

static enum step astray(void)
{
    static char detail[64];
    snprintf(detail, sizeof detail, "step %" PRIu32 ": process %" PRIu32 " cannot go on", plan_steps() + 1, plan_wanted());
    limit_note(detail);
    return STEP_ASTRAY;
}

static enum step take_step(struct runner *const *able, size_t count)
{
    struct runner *next = plan_next(able, count);
    if (!next)
        return astray();
    bool opens_fifo = next->what == MAKES_CALL && next->outlook.tried && next->fifo;
    say_step(next->who, opens_fifo ? FALLS_ASLEEP : next->what, next, able, count);
    begin_step(next, &next->outlook.touches);
    if (opens_fifo)
        enter(next);
    else
        stand_go(next);
    return STEP_DONE;
}

static enum step fire_timer(struct runner *runner)
{
    struct touches touches = {0};
    enum what stands = runner->what;
    long call = runner->call;
    touch(&touches, ITS_SIGNALS, runner->process->id, SEND);
    runner->call = SIGALRM;
    struct touches own = runner->outlook.touches;
    runner->outlook.touches = touches;
    say_step(0, TIMER, runner, NULL, 0);
    runner->outlook.touches = own;
    runner->what = stands;
    runner->call = call;
    timer_fires(runner);
    begin_step(runner, &touches);
    return STEP_DONE;
}

static enum step run_out(struct runner *runner)
{
    say_step(0, TIMER, runner, NULL, 0);
    prospect_run_out(runner);
    begin_step(runner, &runner->outlook.touches);
    stand_go(runner);
    return STEP_DONE;
}

static bool is_kept_by_time(void)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i]->standing == STANDS && (runners.list[i]->outlook.ready && !runners.list[i]->refused))
            return true;
    return false;
}

static void say_pending(struct runner *runner)
{
    struct bytes *payload = runner_event(PENDING, runner);
    bytes_u32(payload, runner->who);
    bytes_u8(payload, (uint8_t)(runner->asleep ? FALLS_ASLEEP : runner->what));
    bytes_u32(payload, (uint32_t)runner->call);
    touches_put(payload, &runner->outlook.touches);
    event_end();
    runner->told_pending = true;
}

void turn_over(void)
{
    end_step();
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        bool waits = runner->standing == INSIDE || (runner->standing == STANDS && !runner->able);
        if (waits && !runner->told_pending)
            say_pending(runner);
    }
    stop_seek_frames(true);
    stand_end();
}

/* What is pending and ignored would wake it: that goes first. */
static bool ignored_signals_go_first(void)
{
    bool any = false;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        struct procfs_status status;
        if (!stands_before_call(runner) || !procfs_status(runner->tid, &status) || !status.pending)
            continue;
        stand_let_signals_in(runner);
        any = true;
    }
    return any;
}

static void make_call_for_good(struct runner *runner)
{
    say_pending(runner);
    stop_next();
    tracer_make_call(runner->thread);
    runner->standing = INSIDE;
    wait_until_settled(runner);
}

static bool someone_came_out(void)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i]->standing == INSIDE && !sleeps_in_kernel(runners.list[i]))
            say_uncontrolled(runners.list[i], UNKNOWN_WAIT, "");
    return someone_inside_woke();
}

/* Somebody waits for what comes by itself, and not in virtual time. */
static void wait_for_the_machine(void)
{
    enum { A_WHILE = 1000 };
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i]->standing == INSIDE)
            say_uncontrolled(runners.list[i], UNKNOWN_WAIT, "");
    usleep(A_WHILE);
}

/* Nobody can go on: all make their calls, so that the kernel itself says that they wait. */
static enum step get_stuck(void)
{
    if (is_kept_by_time())
        return STEP_STUCK;
    if (ignored_signals_go_first())
        return STEP_DONE;
    for (size_t i = 0; i < runners.count; i++)
        if (stands_before_call(runners.list[i]))
            make_call_for_good(runners.list[i]);
    if (someone_came_out())
        return STEP_DONE;
    if (stuck())
        return STEP_STUCK;
    wait_for_the_machine();
    return STEP_DONE;
}

static enum step when_nobody_can(void)
{
    struct runner *timer, *waiting = prospect_first_timeout();
    bool fires = timer_first(&timer) && (!waiting || timer->alarm_due <= prospect_timeout(waiting));
    if (!fires && !waiting)
        return get_stuck();
    if (!plan_environment())
        return astray();
    return fires ? fire_timer(timer) : run_out(waiting);
}

static enum step next_turn(void)
{
    size_t count;
    end_step();
    if (plan_over()) {
        limit_break("steps");
        return STEP_DONE;
    }
    if (streams_feeding())
        streams_serve();
    if (runners.count == 0 || tasks.thread_count == 0)
        return STEP_NOBODY;
    struct runner **able = able_runners(&count);
    enum step step = count ? take_step(able, count) : when_nobody_can();
    free(able);
    return step;
}

enum step turn_step(bool wait)
{
    struct runner *runner = on_its_way();
    if (runner)
        return follow(runner, wait);
    if (see_to_signals() || someone_inside_woke() || someone_stopped_goes_on())
        return STEP_DONE;
    return next_turn();
}

static bool shares_memory(const struct runner *runner)
{
    return runner->uncontrolled & (1 << SHARED_MEMORY_USED | 1 << THREADS_USED);
}

void turn_look(void)
{
    enum { LOOKS = 4 /* at ever longer intervals: after some 80 ms */ };
    struct runner *runner = with_standing(RUNS);
    struct procfs_call call;
    if (!runner || !runner->thread || gate_writer() == runner->thread)
        return;
    if (shares_memory(runner) && !sleeps_in_kernel(runner) && ++runner->looks == LOOKS)
        stand_where_it_is(runner);
    if (!sleeps_in_kernel(runner) || !procfs_call(runner->tid, &call))
        return;
    runner->standing = INSIDE;
    say_uncontrolled(runner, UNKNOWN_WAIT, "");
}

void turn_clear(void)
{
    stand_end();
    stop_seek_frames(true);
    runners_clear();
    touched_clear();
}
