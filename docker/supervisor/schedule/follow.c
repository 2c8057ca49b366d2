#include "follow.h"

#include "fail.h"
#include "in_kernel.h"
#include "letting_go.h"

#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { A_MOMENT = 100 /* microseconds */ };

/* Each goes on to where it stands next before another does: the one that made the step first, its children in order. */
struct runner *on_its_way(void)
{
    struct runner *runner = runner_with_standing(RUNS);
    if (!runner)
        runner = runner_with_standing(ENDS);
    if (!runner && (runner = runner_with_standing(CREATED_ONLY)))
        runner->standing = RUNS;
    return runner;
}

static void become_zombie(struct runner *runner)
{
    bool first = runner->tid == runner->process->pid;
    if (!first || (runner->process->parent == 0 && !lets_go_later(runner))) {
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

static bool executes(const struct runner *runner)
{
    const struct call *call = &runner->thread->call;
    return call->under_way && (call->number == SYS_execve || call->number == SYS_execveat);
}

static enum step follow_one(struct runner *runner, bool wait)
{
    if (runner->standing == ENDS)
        return follow_end(runner, wait);
    enum step step = tracer_step_of(runner->tid, wait);
    if (step != STEP_NOBODY)
        return step;
    /* execve(2) from another thread than the first gives it the first one's tid. */
    if (runner->thread && runner->tid != runner->process->pid && executes(runner))
        runner->tid = runner->process->pid;
    else
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
        usleep(A_MOMENT);
    return step;
}

static bool has_companion(const struct runner *runner)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i] != runner && runners.list[i]->process == runner->process && is_on_its_way(runners.list[i]))
            return true;
    return false;
}

enum step follow(struct runner *runner, bool wait)
{
    bool alone = runner->process->threads_alive <= 1 && !has_companion(runner);
    if (!alone && runner->process->executing)
        others_were_killed(runner);
    return alone ? follow_one(runner, wait) : follow_any(wait);
}
