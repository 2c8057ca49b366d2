#include "steps.h"

#include "aftermath.h"
#include "event.h"
#include "letting_go.h"
#include "plan.h"
#include "progress.h"
#include "prospect.h"
#include "virtual_time.h"

#include <string.h>
#include <sys/syscall.h>

struct aftermath aftermath;

static struct {
    struct runner *runner; /* whose step is under way */
    struct made made;
    bool under_way;
    bool takes_time; /* it sleeps, or waits until its time is up */
    unsigned in_vain;
    uint32_t changed_at; /* the last step that was no part of a loop that changes nothing */
} current;

void steps_none(void)
{
    memset(&current, 0, sizeof current);
    aftermath = (struct aftermath){0};
}

/* How many rounds in a row it has made by now. */
static unsigned count_rounds(struct runner *runner, const struct made *made)
{
    if (made_changes_something(made))
        rounds_broken(&runner->rounds);
    else
        rounds_step(&runner->rounds, made_print(made), plan_steps());
    if (current.takes_time || made->call == SYS_sched_yield)
        rounds_slept(&runner->rounds, plan_steps());
    if (runner->rounds.count == 0)
        current.changed_at = plan_steps();
    return runner->rounds.count;
}

void steps_end(void)
{
    struct runner *runner = current.runner;
    if (!current.under_way)
        return;
    current.under_way = false;
    for (size_t i = 0; i < aftermath.touches.count && current.made.touched.count < TOUCHES; i++)
        current.made.touched.list[current.made.touched.count++] = aftermath.touches.list[i];
    if (!aftermath.refused)
        prospect_touched(&current.made.touched);
    bool in_vain = aftermath.in_vain;
    current.in_vain = in_vain ? current.in_vain + !current.takes_time : 0;
    runner->gave_way = in_vain ? runner->gave_way + 1 : 0;
    unsigned rounds = count_rounds(runner, &current.made);
    if (!in_vain && rounds == 0 && aftermath.touches.count == 0)
        return;
    struct bytes *payload = event_of_process(TOUCHED, runner->process);
    bytes_u8(payload, in_vain);
    bytes_u8(payload, rounds > UINT8_MAX ? UINT8_MAX : (uint8_t)rounds);
    touches_put(payload, &aftermath.touches);
    event_end();
}

uint32_t steps_changed_at(void)
{
    return current.changed_at;
}

unsigned steps_in_vain(void)
{
    return current.in_vain;
}

static struct bytes *runner_event(enum event kind, struct runner *runner)
{
    bool has_place = runner->thread && runner->what != IS_RELEASED && runner->what != LETS_GO && runner->standing == STANDS;
    return has_place ? event_here(kind, runner->thread) : event_of_process(kind, runner->process);
}

void say_step(uint32_t who, enum what what, struct runner *runner, struct runner *const *able, size_t count)
{
    struct bytes *payload = runner_event(STEP, runner);
    bytes_u32(payload, who);
    bytes_u8(payload, (uint8_t)what);
    bytes_u32(payload, what == LETS_GO ? (uint32_t)letting_go_descriptor(runner) : (uint32_t)runner->call);
    bytes_u32(payload, (uint32_t)count);
    for (size_t i = 0; i < count; i++)
        bytes_u32(payload, able[i]->who);
    touches_put(payload, &runner->outlook.touches);
    event_end();
}

void steps_begin(struct runner *runner, const struct touches *touches)
{
    current.runner = runner;
    current.made = (struct made){.runner = runner, .what = runner->what, .call = runner->call,
                                 .arguments = {runner->arguments[0], runner->arguments[1]}, .touched = *touches};
    current.under_way = true;
    current.takes_time = runner->what == RUNS_OUT || runner->outlook.sleeps;
    aftermath.in_vain = aftermath.refused = false;
    aftermath.result = 0;
    touches_clear(&aftermath.touches);
    time_passes(runner, touches);
}

void say_pending(struct runner *runner)
{
    struct bytes *payload = runner_event(PENDING, runner);
    bytes_u32(payload, runner->who);
    bytes_u8(payload, (uint8_t)(runner->asleep ? FALLS_ASLEEP : runner->what));
    bytes_u32(payload, (uint32_t)runner->call);
    touches_put(payload, &runner->outlook.touches);
    event_end();
    runner->told_pending = true;
}
