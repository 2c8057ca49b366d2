/* Follows every process of a run from its first instruction to its end. */
#ifndef TRACER_H
#define TRACER_H

#include "tasks.h"

#include <stdbool.h>
#include <sys/types.h>

/* Begins to trace the run's first process, which waits to be let go; its parent is none of the run's. */
void tracer_seize(pid_t pid, pid_t parent);

enum step { STEP_DONE, STEP_NOTHING, STEP_NOBODY };

/* Deals with one thing that happened. Nothing: nothing has, or the wait was interrupted by a signal; nobody: nobody is left. */
enum step tracer_step(bool wait);

/* Where a process is still unknown because its creator was killed in the middle of its creation, makes it known. */
void tracer_adopt_unknown(void);

/* From now on every stop is answered with a kill. */
void tracer_sweep(void);

void tracer_clear(void);

#endif
