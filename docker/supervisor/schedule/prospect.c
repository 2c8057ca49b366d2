#include "prospect.h"

#include "ending.h"
#include "lending.h"
#include "letting_go.h"
#include "memory.h"
#include "visible.h"

#include <sys/syscall.h>

static uint64_t grace;

void prospect_grace(uint64_t nanoseconds)
{
    grace = nanoseconds;
}

static bool is_too_late(const struct runner *runner)
{
    const struct runner *first = runner_by_who(1);
    bool over = first && (first->standing == GONE || (first->standing == STANDS && first->what == IS_RELEASED));
    return over && runner != first && runner->process != first->process && runner->clock + runner->outlook.sleeps > first->clock + grace;
}

/* Where a signal would find it matters only if a handler runs, and the call is not simply made again after it. */
static bool is_worth_falling_asleep(const struct runner *runner)
{
    const struct outlook *outlook = &runner->outlook;
    const struct runner *of = runner_of_process(runner->process);
    uint64_t caught = of ? of->caught_signals : 0;
    if (runner->asleep || !outlook->interruptible || outlook->tried)
        return false;
    return (outlook->restarts ? caught & ~of->restarting : caught) != 0 && (!outlook->ready || outlook->sleeps);
}

static void note_holdings(struct runner *runner)
{
    for (size_t i = 0; i < runner->outlook.touches.count; i++) {
        const struct touch *t = &runner->outlook.touches.list[i];
        uint64_t bit = t->id < 64 ? (uint64_t)1 << t->id : 0;
        if (t->subject == A_LOCK)
            runner->locks |= bit;
        else if (t->subject == AN_IPC_OBJECT)
            runner->ipcs |= bit;
    }
}

static void end_outlook(struct runner *runner)
{
    struct touches *touches = &runner->outlook.touches;
    outlook_exit(runner, &runner->outlook);
    for (uint32_t id = 1; id < 64; id++) {
        if (runner->locks >> id & 1)
            touch(touches, A_LOCK, id, CHANGE);
        if (runner->lets_go && runner->ipcs >> id & 1)
            touch(touches, AN_IPC_OBJECT, id, CHANGE);
    }
}

static void look(struct runner *runner)
{
    runner->outlook = (struct outlook){0};
    if (runner->what == EXITS)
        end_outlook(runner);
    else if (runner->what == IS_RELEASED)
        outlook_release(runner, &runner->outlook);
    else
        runner->visible->outlook(runner, &runner->outlook);
    if (runner->caught)
        touch(&runner->outlook.touches, ITS_SIGNALS, runner->process->id, CATCH);
    if (runner->vforked)
        touch(&runner->outlook.touches, A_PROCESS, runner->vfork_child, WAIT);
}

static bool stays_as_it_is(const struct runner *runner)
{
    return runner->what == EXITS && runner->outlook.ready;
}

static bool awaits_parents_release(const struct runner *runner)
{
    return awaits_death_signal(runner) || (runner->what == IS_RELEASED && ending_parent(runner->process));
}

static bool prospect_letting_go(struct runner *runner)
{
    if (runner->what != LETS_GO)
        runner->after = runner->what;
    runner->what = LETS_GO;
    runner->outlook = (struct outlook){0};
    outlook_letting_go(runner, &runner->outlook);
    return true;
}

bool prospect(struct runner *runner)
{
    if (runner->standing != STANDS)
        return false;
    if (lets_go_later(runner))
        return prospect_letting_go(runner);
    if (!stays_as_it_is(runner))
        look(runner);
    if (runner->what == EXITS)
        outlook_exit_releases(runner, &runner->outlook);
    if (awaits_parents_release(runner))
        return false;
    if (runner->what == EXITS || runner->what == IS_RELEASED)
        return !is_too_late(runner);
    runner->what = MAKES_CALL;
    note_holdings(runner);
    if (is_too_late(runner))
        return false;
    if (is_worth_falling_asleep(runner)) {
        runner->what = FALLS_ASLEEP;
        touch(&runner->outlook.touches, ITS_SIGNALS, runner->process->id, CATCH);
        return true;
    }
    if ((runner->outlook.ready && !runner->refused) || (runner->outlook.tried && runner->fifo))
        return true;
    if (!runner->outlook.limited)
        return false;
    runner->what = RUNS_OUT;
    runner->runs_out_at = runner->outlook.due > UINT64_MAX - runner->wait_began ? UINT64_MAX : runner->wait_began + runner->outlook.due;
    return true;
}

/* Which argument points to how long to wait; 0: none, that call has a start of its own. */
static uint64_t time_of(const struct runner *runner)
{
    switch (runner->call) {
    case SYS_rt_sigtimedwait: return runner->arguments[2];
    case SYS_futex: case SYS_semtimedop: return runner->arguments[3];
    case SYS_mq_timedsend: case SYS_mq_timedreceive: return runner->arguments[4];
    default: return 0;
    }
}

void prospect_run_out(struct runner *runner)
{
    static const int64_t none[2];
    if (runner->clock < runner->runs_out_at)
        runner->clock = runner->runs_out_at;
    runner->timed_out = true;
    runner->refused = false;
    if (time_of(runner))
        runner_lend(runner, time_of(runner), none, sizeof none);
}

static bool meet(const struct touches *a, const struct touches *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++) {
            const struct touch *x = &a->list[i], *y = &b->list[j];
            if (x->subject == ANYTHING || y->subject == ANYTHING || (x->subject == y->subject && x->id == y->id))
                return true;
        }
    return false;
}

void prospect_touched(const struct touches *touches)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i]->refused && meet(touches, &runners.list[i]->outlook.touches))
            runners.list[i]->refused = false;
}
