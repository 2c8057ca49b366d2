#include "memory_limit.h"

#include "event.h"
#include "resident.h"
#include "run_limits.h"

#include <stddef.h>

enum whose { OF_ONE = 1, OF_ALL = 2 };

static struct {
    const struct cgroup *cgroup;
    int64_t kills_before;
    uint64_t each, all;
    bool told;
} memory;

void memory_limit_begin(const struct cgroup *cgroup, uint64_t each, uint64_t all)
{
    memory.cgroup = cgroup;
    memory.kills_before = cgroup_oom_kills(cgroup);
    memory.each = each;
    memory.all = cgroup->most ? cgroup->most : all;
    memory.told = false;
}

bool memory_limit_reached(void)
{
    return memory.cgroup != NULL && cgroup_oom_kills(memory.cgroup) > memory.kills_before;
}

/* Together they are the kernel's affair where it counts them. */
static bool sum_is_watched(void)
{
    return memory.all && !memory.cgroup->most;
}

bool memory_limit_is_watched(void)
{
    return memory.each || sum_is_watched();
}

static void say(struct bytes *payload, enum whose whose, uint64_t used, uint64_t limit)
{
    bytes_u8(payload, (uint8_t)whose);
    bytes_u64(payload, used);
    bytes_u64(payload, limit);
    event_end();
    memory.told = true;
}

void memory_limit_say_reached(void)
{
    if (!memory.told)
        say(event_of_run(MEMORY_EXCEEDED), OF_ALL, memory.all, memory.all);
}

/* Before that it is the supervisor's own code; and while one executes, its memory is neither what it was nor what it will be. */
static bool counts(const struct process *process)
{
    return !process->ended && !process->executing && (process->executed || process->id > 1);
}

/* Most processes are far below, which is seen without counting page by page. */
static bool is_over(const struct process *process, uint64_t *used)
{
    struct resident resident;
    uint64_t bound;
    if (!resident_bound(process->pid, &bound) || bound <= memory.each || !resident_exact(process->pid, &resident))
        return false;
    *used = resident.own;
    return resident.own > memory.each;
}

static void look_at_each(void)
{
    uint64_t used;
    for (size_t i = 0; i < tasks.present_count && !memory.told; i++) {
        const struct process *process = tasks.present[i];
        if (!counts(process) || !is_over(process, &used))
            continue;
        say(event_of_process(MEMORY_EXCEEDED, process), OF_ONE, used, memory.each);
        limit_break("memory");
    }
}

static bool sum_may_be_over(void)
{
    uint64_t sum = 0, bound;
    for (size_t i = 0; i < tasks.present_count; i++)
        if (counts(tasks.present[i]) && resident_bound(tasks.present[i]->pid, &bound))
            sum += bound;
    return sum > memory.all;
}

static void look_at_sum(void)
{
    struct resident resident;
    uint64_t sum = 0;
    if (!sum_may_be_over())
        return;
    for (size_t i = 0; i < tasks.present_count; i++) {
        const struct process *process = tasks.present[i];
        if (counts(process) && !process->borrows_memory && resident_exact(process->pid, &resident))
            sum += resident.share;
    }
    if (sum <= memory.all)
        return;
    say(event_of_run(MEMORY_EXCEEDED), OF_ALL, sum, memory.all);
    limit_break("memory");
}

void memory_limit_look(void)
{
    if (memory.each && !memory.told)
        look_at_each();
    if (sum_is_watched() && !memory.told)
        look_at_sum();
}

void memory_limit_look_at(struct thread *thread)
{
    uint64_t used;
    if (!memory.each || memory.told || !counts(thread->process) || !is_over(thread->process, &used))
        return;
    say(event_here(MEMORY_EXCEEDED, thread), OF_ONE, used, memory.each);
    limit_break("memory");
}
