#include "memory_limit.h"

#include "allocation.h"
#include "event.h"
#include "procfs.h"
#include "resident.h"
#include "run_limits.h"

#include <errno.h>
#include <stddef.h>
#include <unistd.h>

enum { MOST = 1024 /* processes: more than any sandbox allows */ };

enum whose { OF_ONE = 1, OF_ALL = 2 };

static struct {
    const struct cgroup *cgroup;
    int64_t kills_before;
    uint64_t each, all;
    bool traced, told;
} memory;

void memory_limit_begin(const struct cgroup *cgroup, uint64_t each, uint64_t all, bool traced)
{
    memory.traced = traced;
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

void memory_limit_say_no_room(uint64_t bytes)
{
    allocation_failed(event_of_process(ALLOCATION_FAILED, process_by_id(1)), STATIC_DATA, bytes, ENOMEM, (struct own_limit){0});
}

/* A process whose memory is looked at; `process` is NULL where the run is not traced. */
struct looked_at {
    pid_t pid;
    const struct process *process;
};

/* Before that it is the supervisor's own code; and while one executes, its memory is neither what it was nor what it will be. */
static bool counts(const struct process *process)
{
    return !process->ended && !process->executing && (process->executed || process->id > 1);
}

static size_t traced_processes(struct looked_at list[MOST])
{
    size_t count = 0;
    for (size_t i = 0; i < tasks.present_count && count < MOST; i++)
        if (counts(tasks.present[i]))
            list[count++] = (struct looked_at){tasks.present[i]->pid, tasks.present[i]};
    return count;
}

static size_t descendants(struct looked_at list[MOST])
{
    pid_t pids[MOST];
    size_t count = procfs_descendants(getpid(), pids, MOST);
    for (size_t i = 0; i < count; i++)
        list[i] = (struct looked_at){pids[i], NULL};
    return count;
}

static bool is_supervisors_code(const struct looked_at *one)
{
    return !one->process && procfs_same_executable(one->pid, getpid());
}

/* Most processes are far below, which is seen without counting page by page. */
static bool is_over(const struct looked_at *one, uint64_t *used)
{
    struct resident resident;
    uint64_t bound;
    if (!resident_bound(one->pid, &bound) || bound <= memory.each || is_supervisors_code(one) || !resident_exact(one->pid, &resident))
        return false;
    *used = resident.own;
    return resident.own > memory.each;
}

static void look_at_each(const struct looked_at *list, size_t count)
{
    uint64_t used;
    for (size_t i = 0; i < count && !memory.told; i++) {
        if (!is_over(&list[i], &used))
            continue;
        say(event_of_process(MEMORY_EXCEEDED, list[i].process ? list[i].process : process_by_id(1)), OF_ONE, used, memory.each);
        limit_break("memory");
    }
}

static bool sum_may_be_over(const struct looked_at *list, size_t count)
{
    uint64_t sum = 0, bound;
    for (size_t i = 0; i < count; i++)
        if (resident_bound(list[i].pid, &bound))
            sum += bound;
    return sum > memory.all;
}

static void look_at_sum(const struct looked_at *list, size_t count)
{
    struct resident resident;
    uint64_t sum = 0;
    if (!sum_may_be_over(list, count))
        return;
    for (size_t i = 0; i < count; i++) {
        bool borrows = list[i].process && list[i].process->shares_memory;
        if (!borrows && resident_exact(list[i].pid, &resident))
            sum += resident.share;
    }
    if (sum <= memory.all)
        return;
    say(event_of_run(MEMORY_EXCEEDED), OF_ALL, sum, memory.all);
    limit_break("memory");
}

void memory_limit_look(void)
{
    static struct looked_at list[MOST];
    size_t count = memory.told ? 0 : memory.traced ? traced_processes(list) : descendants(list);
    if (memory.each)
        look_at_each(list, count);
    if (sum_is_watched() && !memory.told)
        look_at_sum(list, count);
}

void memory_limit_look_at(struct thread *thread)
{
    uint64_t used;
    const struct looked_at one = {thread->process->pid, thread->process};
    if (!memory.each || memory.told || !counts(thread->process) || !is_over(&one, &used))
        return;
    say(event_here(MEMORY_EXCEEDED, thread), OF_ONE, used, memory.each);
    limit_break("memory");
}
