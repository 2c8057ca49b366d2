#include "life.h"

#include "image_start.h"
#include "plan.h"
#include "runners.h"
#include "uncontrolled.h"

#include <sched.h>
#include <sys/syscall.h>

static bool by_vfork(const struct thread *creator)
{
    return creator->call.number == SYS_vfork || (creator->clone_flags & CLONE_VFORK);
}

void life_created(struct thread *creator, struct thread *thread)
{
    struct runner *parent = runner_of(creator);
    struct runner *runner = runner_add(thread, parent);
    plan_draw_priority(runner);
    runner->begins = runner->preempted = parent && !by_vfork(creator) && uncontrolled_by(parent, SHARED_MEMORY_USED);
    if (parent && by_vfork(creator)) {
        parent->standing = IN_VFORK;
        parent->vfork_child = thread->process->id;
    } else if (creator->call.number == SYS_clone && (creator->clone_flags & CLONE_THREAD)) {
        say_uncontrolled(runner, THREADS_USED, "clone");
    } else if (creator->call.number == SYS_clone && (creator->clone_flags & CLONE_VM)) {
        say_uncontrolled(runner, SHARED_MEMORY_USED, "clone");
    }
}

static void end_vfork(const struct process *child)
{
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *parent = runners.list[i];
        if (parent->standing != IN_VFORK || parent->vfork_child != child->id)
            continue;
        parent->standing = RUNS;
        parent->vforked = true;
    }
}

/* Another thread than the first has become the process (execve(2)). */
static struct runner *taken_over(struct thread *thread, struct runner *runner)
{
    struct runner *first = runner_of_process(thread->process);
    if (!first || first == runner)
        return runner;
    first->thread = thread;
    first->leaving = first->refused = first->asleep = false;
    if (runner) {
        first->clock = runner->clock;
        runner_gone(runner);
    }
    return first;
}

void life_executed(struct thread *thread)
{
    struct runner *runner = taken_over(thread, runner_of(thread));
    if (!runner)
        return;
    runner->standing = RUNS;
    runner->visible = NULL;
    runner->caught_signals = 0;
    image_start_repeatable(thread);
    end_vfork(runner->process);
}

void life_gone(struct thread *thread)
{
    struct runner *runner = runner_of(thread);
    if (!runner)
        return;
    end_vfork(runner->process);
    runner_gone(runner);
    struct runner *first = runner_of_process(runner->process);
    if (first && first->standing == OUTLIVED && first->process->threads_alive == 0)
        first->standing = ENDS;
}
