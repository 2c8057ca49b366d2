#include "in_kernel.h"

#include "procfs.h"

#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* A wait for a disk, which is none for another process, shows as 'D'. */
bool sleeps_in_kernel(const struct runner *runner)
{
    struct procfs_status status;
    return procfs_status(runner->tid, &status) && status.state == 'S';
}

bool has_news(const struct runner *runner)
{
    siginfo_t news = {0};
    return waitid(P_PID, (id_t)runner->tid, &news, WEXITED | WSTOPPED | WNOHANG | WNOWAIT | __WALL) == 0 && news.si_pid != 0;
}

enum { YIELDS = 200, MICROSECONDS = 100, PATIENCE = 20000 /* of those: two seconds, where others have the processor */ };

/* It is on its way into a call: until it sleeps there, or comes out of it. */
void wait_until_settled(const struct runner *runner)
{
    for (int i = 0; i < PATIENCE && !sleeps_in_kernel(runner) && !has_news(runner); i++)
        if (i < YIELDS)
            sched_yield();
        else
            usleep(MICROSECONDS);
}

bool someone_inside_woke(void)
{
    bool any = false;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        if (runner->standing != INSIDE || sleeps_in_kernel(runner))
            continue;
        runner->standing = RUNS;
        any = true;
    }
    return any;
}

void others_were_killed(const struct runner *runner)
{
    struct procfs_status status;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *other = runners.list[i];
        bool stands = other->standing == STANDS && !other->leaving && other->what != IS_RELEASED;
        if (other == runner || other->process != runner->process || !(stands || other->standing == INSIDE))
            continue;
        if (has_news(other) || (procfs_status(other->tid, &status) && (status.raised >> (SIGKILL - 1) & 1)))
            other->standing = RUNS;
    }
}
