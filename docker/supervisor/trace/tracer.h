/* Follows every process of a run from its first instruction to its end. */
#ifndef TRACER_H
#define TRACER_H

#include "tasks.h"

#include <stdbool.h>
#include <sys/types.h>

/* Begins to trace the run's first process, which waits to be let go; its parent is none of the run's. */
void tracer_seize(pid_t pid, pid_t parent);
/* That parent ends with its child, which is the one thing that it waits for. */
void tracer_await_outsider(void);

/* Stuck and astray: in controlled runs alone. */
enum step { STEP_DONE, STEP_NOTHING, STEP_NOBODY, STEP_STUCK, STEP_LIVELOCK, STEP_ASTRAY };

/* Deals with one thing that happened. Nothing: nothing has, or the wait was interrupted by a signal; nobody: nobody is left. */
enum step tracer_step(bool wait);
/* The same, of one thread alone; -1: of whichever. */
enum step tracer_step_of(pid_t which, bool wait);

/* A thread that was held at a call's entry makes the call. */
void tracer_make_call(struct thread *thread);
/* One that was held at its end comes to it. */
void tracer_let_exit(struct thread *thread);

/* Where a process is still unknown because its creator was killed in the middle of its creation, makes it known. */
void tracer_adopt_unknown(void);

/* From now on every stop is answered with a kill. */
void tracer_sweep(void);

void tracer_clear(void);

#endif
