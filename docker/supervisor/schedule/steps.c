#include "steps.h"

#include "aftermath.h"
#include "event.h"
#include "prospect.h"
#include "virtual_time.h"

#include <string.h>

struct aftermath aftermath;

static struct {
    struct runner *runner; /* whose step is under way */
    struct touches touched; /* by it */
    bool under_way;
    bool takes_time; /* it sleeps, or waits until its time is up */
    unsigned in_vain;
} current;

void steps_none(void)
{
    memset(&current, 0, sizeof current);
    aftermath = (struct aftermath){0};
}

void steps_end(void)
{
    struct runner *runner = current.runner;
    if (!current.under_way)
        return;
    current.under_way = false;
    for (size_t i = 0; i < aftermath.touches.count && current.touched.count < TOUCHES; i++)
        current.touched.list[current.touched.count++] = aftermath.touches.list[i];
    if (!aftermath.refused)
        prospect_touched(&current.touched);
    bool in_vain = aftermath.in_vain;
    current.in_vain = in_vain ? current.in_vain + !current.takes_time : 0;
    runner->gave_way = in_vain ? runner->gave_way + 1 : 0;
    if (!in_vain && aftermath.touches.count == 0)
        return;
    struct bytes *payload = event_of_process(TOUCHED, runner->process);
    bytes_u8(payload, in_vain);
    touches_put(payload, &aftermath.touches);
    event_end();
}

unsigned steps_in_vain(void)
{
    return current.in_vain;
}

static struct bytes *runner_event(enum event kind, struct runner *runner)
{
    bool has_place = runner->thread && runner->what != IS_RELEASED && runner->standing == STANDS;
    return has_place ? event_here(kind, runner->thread) : event_of_process(kind, runner->process);
}

void say_step(uint32_t who, enum what what, struct runner *runner, struct runner *const *able, size_t count)
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

void steps_begin(struct runner *runner, const struct touches *touches)
{
    current.runner = runner;
    current.touched = *touches;
    current.under_way = true;
    current.takes_time = runner->what == RUNS_OUT || runner->outlook.sleeps;
    aftermath.in_vain = aftermath.refused = false;
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
