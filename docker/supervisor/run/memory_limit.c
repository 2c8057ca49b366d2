#include "memory_limit.h"

#include <stddef.h>

static struct {
    const struct cgroup *cgroup;
    int64_t kills_before;
} memory;

void memory_limit_begin(const struct cgroup *cgroup)
{
    memory.cgroup = cgroup;
    memory.kills_before = cgroup_oom_kills(cgroup);
}

bool memory_limit_reached(void)
{
    return memory.cgroup != NULL && cgroup_oom_kills(memory.cgroup) > memory.kills_before;
}
