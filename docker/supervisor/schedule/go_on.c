#include "go_on.h"

#include "clone3.h"
#include "ending.h"
#include "letting_go.h"
#include "stop.h"
#include "tracer.h"
#include "virtual_time.h"
#include "visible.h"

#include <sys/syscall.h>

static void release(struct runner *runner)
{
    const struct process *parent = process_by_id(runner->process->parent);
    struct runner *told = parent ? runner_of_process(parent) : NULL;
    if (told)
        told->hit = true;
    tracer_step_of(runner->tid, true);
    ending_over(runner->process);
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

void go_on(struct runner *runner)
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
    case LETS_GO:
        let_next_go(runner);
        runner->what = runner->after;
        runner->outlook = (struct outlook){0};
        break;
    default:
        runner->standing = RUNS;
        runner->refused = false;
        runner->thread->state = RUNNING;
        stop_next();
        (runner->visible->start ? runner->visible->start(runner) : tracer_make_call(runner->thread));
    }
}

void go_on_after_signals(struct runner *runner)
{
    runner->standing = RUNS;
    runner->thread->state = RUNNING;
    runner->visible = NULL;
    stop_next();
    clone3_put_back(runner->thread);
    stop_put_off(runner->thread);
    stop_go_on(runner->thread, 0);
}

void go_on_interrupted(struct runner *runner)
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
    go_on_after_signals(runner);
}
