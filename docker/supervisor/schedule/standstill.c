#include "standstill.h"

#include "in_kernel.h"
#include "runners.h"
#include "signals_in.h"
#include "steps.h"
#include "stop.h"
#include "stuck.h"
#include "uncontrolled.h"

#include <unistd.h>

static bool is_kept_by_time(void)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i]->standing == STANDS && (runners.list[i]->outlook.ready && !runners.list[i]->refused))
            return true;
    return false;
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
enum step standstill(void)
{
    if (is_kept_by_time())
        return STEP_STUCK;
    if (ignored_signals_go_first())
        return STEP_DONE;
    for (size_t i = 0; i < runners.count; i++)
        if (runner_stands_before_call(runners.list[i]))
            make_call_for_good(runners.list[i]);
    if (someone_came_out())
        return STEP_DONE;
    tracer_await_outsider();
    if (stuck())
        return STEP_STUCK;
    wait_for_the_machine();
    return STEP_DONE;
}
