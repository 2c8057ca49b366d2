#ifndef MEMORY_LIMIT_H
#define MEMORY_LIMIT_H

#include "cgroup.h"
#include "tasks.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What a run may have in memory: each process so much, and all of them together so much. What is reserved and not touched does not count (see
 * resident.h): thread stacks and a sanitizer's shadow are mapped far larger than they are. No limit of setrlimit(2) is about that, so
 * the supervisor looks, often enough, and before memory is given back. All together are bounded by the kernel where the sandbox has a control
 * group, and else by looking, too.
 */

/* How often it is to be looked, in milliseconds: a process touches some 20 MiB in that time. */
enum { MEMORY_LOOK_MS = 10 };

/* Bytes; 0: no limit. `traced`: its processes are known; else whoever descends from the supervisor is one. */
void memory_limit_begin(const struct cgroup *cgroup, uint64_t each, uint64_t all, bool traced);

/* Whether anybody has to look at all. */
bool memory_limit_is_watched(void);

/* At every process of the run; whoever is over a limit is told, and the run is to be ended. */
void memory_limit_look(void);

/* At the process of a thread that is stopped and about to give memory back. */
void memory_limit_look_at(struct thread *thread);

/*
 * Whether the kernel has killed somebody because the sandbox's memory was used up. In a container the supervisor gets its own from there, and the
 * kernel gives it none before a killed process is gone, which waits for its tracer, the supervisor: so then it has to
 * end the run at once, and look at nothing before.
 */
bool memory_limit_reached(void);

/* Says that; to be called when the killed are gone. */
void memory_limit_say_reached(void);

/* Says that the first process's program could not be executed for want of memory: it wants so many bytes for static data. */
void memory_limit_say_no_room(uint64_t bytes);

#endif
