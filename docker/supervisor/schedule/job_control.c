#include "job_control.h"

#include "aftermath.h"

static void tell_parent(const struct process *child)
{
    const struct process *parent = process_by_id(child->parent);
    struct runner *runner = parent ? runner_of_process(parent) : NULL;
    touch(&aftermath.touches, A_PROCESS, child->id, STATE);
    if (runner)
        runner->hit = true;
}

void job_stopped(struct thread *thread)
{
    struct runner *runner = runner_of(thread);
    if (!runner)
        return;
    runner->standing = STOPPED_BY_SIGNAL;
    runner->stopped = true;
    runner->child_stop_told = false;
    runner->continued = false;
    tell_parent(runner->process);
}

/* Its parent has somebody to wait for, where a signal had stopped it. */
void job_continued(struct runner *runner)
{
    runner->standing = RUNS;
    if (!runner->stopped)
        return;
    runner->stopped = false;
    runner->continued = true;
    runner->child_continue_told = false;
    tell_parent(runner->process);
}
