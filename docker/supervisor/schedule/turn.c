#include "turn.h"

#include "circles.h"
#include "deadlines.h"
#include "environment.h"
#include "fail.h"
#include "follow.h"
#include "gate.h"
#include "go_on.h"
#include "in_kernel.h"
#include "letting_go.h"
#include "plan.h"
#include "procfs.h"
#include "prospect.h"
#include "run_limits.h"
#include "signals_in.h"
#include "stand.h"
#include "standstill.h"
#include "steps.h"
#include "stop.h"
#include "streams.h"
#include "touches.h"
#include "uncontrolled.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void turn_begin(const struct schedule *schedule, uint64_t grace)
{
    steps_none();
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
    *count = deadlines_keep(able, *count);
    return able;
}

/* An open of a FIFO waits in the kernel: there its own end counts already. */
static void enter(struct runner *runner)
{
    go_on(runner);
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
    letting_go_plan(next);
    bool opens_fifo = next->what == MAKES_CALL && next->outlook.tried && next->fifo;
    say_step(next->who, opens_fifo ? FALLS_ASLEEP : next->what, next, able, count);
    if (next->what == RUNS_OUT)
        prospect_run_out(next);
    steps_begin(next, &next->outlook.touches);
    if (opens_fifo)
        enter(next);
    else
        go_on(next);
    return STEP_DONE;
}

static enum step take_or_wait(struct runner *const *able, size_t count)
{
    if (!environment_is_due(able, count))
        return count ? take_step(able, count) : standstill();
    if (!plan_environment())
        return astray();
    environment_acts(able, count);
    return STEP_DONE;
}

static enum step next_turn(void)
{
    size_t count;
    steps_end();
    if (plan_over()) {
        limit_break("steps");
        return STEP_DONE;
    }
    if (streams_feeding())
        streams_serve();
    if (runners.count == 0 || tasks.thread_count == 0)
        return STEP_NOBODY;
    struct runner **able = able_runners(&count);
    bool circles = circles_only(able, count), go_on = !circles || circles_until_deadline();
    if (circles && go_on) {
        free(able);
        able = able_runners(&count);
    }
    enum step step = go_on ? take_or_wait(able, count) : STEP_LIVELOCK;
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

/* By the processor's time: on a busy machine it may not have had any. */
static bool computes_on(struct runner *runner)
{
    static const uint64_t LONG = 40000000;
    clockid_t clock;
    struct timespec time;
    if (clock_getcpuclockid(runner->process->pid, &clock) != 0 || clock_gettime(clock, &time) != 0)
        return false;
    uint64_t now = (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
    if (!runner->computed)
        runner->computed = now;
    return now - runner->computed > LONG;
}

void turn_look(void)
{
    struct runner *runner = runner_with_standing(RUNS);
    struct procfs_call call;
    if (!runner || !runner->thread || gate_writer() == runner->thread)
        return;
    if (shares_memory(runner) && !sleeps_in_kernel(runner) && computes_on(runner))
        stand_where_it_is(runner);
    if (!sleeps_in_kernel(runner) || !procfs_call(runner->tid, &call))
        return;
    runner->standing = INSIDE;
    runner->what = MAKES_CALL;
    runner->call = call.number;
    touches_clear(&runner->outlook.touches);
    touch(&runner->outlook.touches, ANYTHING, 0, CHANGE);
    say_uncontrolled(runner, UNKNOWN_WAIT, "");
}

void turn_over(void)
{
    steps_end();
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        bool waits = runner->standing == INSIDE || (runner->standing == STANDS && !runner->able);
        if (waits && !runner->told_pending)
            say_pending(runner);
    }
    stop_seek_frames(true);
    stand_end();
}

void turn_clear(void)
{
    stand_end();
    stop_seek_frames(true);
    runners_clear();
    touched_clear();
}
