#ifndef MEMORY_LIMIT_H
#define MEMORY_LIMIT_H

#include "cgroup.h"

#include <stdbool.h>

/*
 * Whether the sandbox's memory was used up during a run. In a container the supervisor gets its own from there, and the
 * kernel gives it none before a killed process is gone, which waits for its tracer, the supervisor: so then it has to
 * end the run at once, and look at nothing before.
 */
void memory_limit_begin(const struct cgroup *cgroup);
bool memory_limit_reached(void);

#endif
