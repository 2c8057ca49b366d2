#include "environment.h"

#include "go_on.h"
#include "prospect.h"
#include "steps.h"
#include "virtual_time.h"

#include <signal.h>

static void fire_timer(struct runner *runner)
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
    steps_begin(runner, &touches);
}

static void run_out(struct runner *runner)
{
    say_step(0, TIMER, runner, NULL, 0);
    prospect_run_out(runner);
    steps_begin(runner, &runner->outlook.touches);
    go_on(runner);
}

/* True: a timer goes off; false: the wait runs out that does so first. */
static bool timer_is_first(struct runner **timer, struct runner **waiting)
{
    *waiting = prospect_first_timeout();
    return timer_first(timer) && (!*waiting || (*timer)->alarm_due <= prospect_timeout(*waiting));
}

bool environment_is_due(void)
{
    struct runner *timer, *waiting;
    return timer_is_first(&timer, &waiting) || waiting;
}

void environment_acts(void)
{
    struct runner *timer, *waiting;
    if (timer_is_first(&timer, &waiting))
        fire_timer(timer);
    else if (waiting)
        run_out(waiting);
}
