#include "signals_in.h"

#include "ending.h"
#include "go_on.h"
#include "procfs.h"
#include "runners.h"
#include "visible.h"

#include <signal.h>
#include <sys/syscall.h>

static uint64_t harmless_by_default(void)
{
    static const int signals[] = {SIGCHLD, SIGCONT, SIGURG, SIGWINCH};
    uint64_t set = 0;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        set |= (uint64_t)1 << (signals[i] - 1);
    return set;
}

/*
 * A signal that is ignored is still pending with a process that is traced. That matters only before it asks for it to be
 * handled from here on.
 */
static bool is_to_be_interrupted(struct runner *runner)
{
    struct procfs_status status;
    if (!runner_stands_before_call(runner) || !procfs_status(runner->tid, &status))
        return false;
    if (runner->call == SYS_rt_sigaction && status.pending)
        return true;
    uint64_t mask;
    bool masked = runner->asleep && mask_of_wait(runner, &mask);
    uint64_t pending = masked ? status.raised & ~mask : status.pending;
    return pending & ~status.ignored & (status.caught | ~harmless_by_default());
}

/* Whoever a signal has reached goes on: to its handler, to a stop, to its end. */
bool see_to_signals(void)
{
    bool any = false;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        if (!runner->hit || awaits_death_signal(runner))
            continue;
        runner->hit = false;
        if (!is_to_be_interrupted(runner))
            continue;
        go_on_interrupted(runner);
        any = true;
    }
    return any;
}

/* SIGCONT, of which there is one too where a group is orphaned (setpgid(2)), has woken it. */
bool someone_stopped_goes_on(void)
{
    bool any = false;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        struct procfs_status status;
        if (runner->standing != STOPPED_BY_SIGNAL || !procfs_status(runner->tid, &status) || !(status.raised >> (SIGCONT - 1) & 1))
            continue;
        runner->standing = RUNS;
        any = true;
    }
    return any;
}

/* What is pending and ignored would wake it: that goes first. */
bool ignored_signals_go_first(void)
{
    bool any = false;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        struct procfs_status status;
        if (!runner_stands_before_call(runner) || !procfs_status(runner->tid, &status) || !status.pending)
            continue;
        go_on_after_signals(runner);
        any = true;
    }
    return any;
}
