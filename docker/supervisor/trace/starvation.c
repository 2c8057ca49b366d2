#include "starvation.h"

#include "procfs.h"
#include "tasks.h"

#include <unistd.h>

static struct processor_use before, of_the_ended;

static void add(struct processor_use *sum, pid_t tid)
{
    uint64_t used, waited;
    if (!procfs_processor(tid, &used, &waited))
        return;
    sum->used += used;
    sum->waited += waited;
}

void starvation_begin(void)
{
    before = of_the_ended = (struct processor_use){0};
    add(&before, getpid());
}

void starvation_thread_ends(pid_t tid)
{
    add(&of_the_ended, tid);
}

uint64_t starvation_in(uint64_t elapsed)
{
    struct processor_use all = of_the_ended;
    add(&all, getpid());
    for (size_t i = 0; i < tasks.thread_count; i++)
        if (tasks.threads[i]->state != EXITING) /* counted already */
            add(&all, tasks.threads[i]->tid);
    return all.waited < before.waited || all.used < before.used ? 0
        : starvation_of((struct processor_use){all.used - before.used, all.waited - before.waited}, elapsed);
}
