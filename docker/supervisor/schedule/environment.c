#include "environment.h"

#include "plan.h"
#include "steps.h"
#include "virtual_time.h"

#include <signal.h>

static void fire_timer(struct runner *runner, struct runner *const *able, size_t count)
{
    struct touches touches = {0};
    enum what stands = runner->what;
    long call = runner->call;
    touch(&touches, ITS_SIGNALS, runner->process->id, SEND);
    runner->call = SIGALRM;
    struct touches own = runner->outlook.touches;
    runner->outlook.touches = touches;
    say_step(0, TIMER, runner, able, count);
    runner->outlook.touches = own;
    runner->what = stands;
    runner->call = call;
    timer_fires(runner);
    steps_begin(runner, &touches);
}

static bool all_run_out(struct runner *const *able, size_t count, uint64_t *first)
{
    *first = UINT64_MAX;
    for (size_t i = 0; i < count; i++) {
        if (able[i]->what != RUNS_OUT)
            return false;
        if (able[i]->runs_out_at < *first)
            *first = able[i]->runs_out_at;
    }
    return true;
}

bool environment_is_due(struct runner *const *able, size_t count)
{
    struct runner *timer;
    uint64_t first;
    if (!timer_first(&timer) || !all_run_out(able, count, &first))
        return false;
    if (count && plan_prescribes())
        return plan_wanted() == 0;
    return timer->alarm_due <= first;
}

void environment_acts(struct runner *const *able, size_t count)
{
    struct runner *timer;
    if (timer_first(&timer))
        fire_timer(timer, able, count);
}
