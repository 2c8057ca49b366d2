#include "environment.h"

#include "deadlines.h"
#include "plan.h"
#include "steps.h"
#include "timers.h"

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

/* A sleep of its own process's ends with it, by itself. */
static bool owner_sleeps(const struct runner *timer, struct runner *const *able, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (able[i]->process == timer->process && able[i]->outlook.sleeps)
            return true;
    return false;
}

bool environment_is_due(struct runner *const *able, size_t count)
{
    struct runner *timer;
    if (!timer_first(&timer) || owner_sleeps(timer, able, count) || !deadline_comes_first(timer->alarm_due, able, count))
        return false;
    return !count || !plan_prescribes() || plan_wanted() == 0;
}

void environment_acts(struct runner *const *able, size_t count)
{
    struct runner *timer;
    if (timer_first(&timer))
        fire_timer(timer, able, count);
}
