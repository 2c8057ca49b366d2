/*
 * A call takes effect before the tracer sees it return, and other processes may act on that in between. So what calls
 * under way may have done by now is said before the next event of any other thread: docs/protocol.md, "The order of
 * events".
 */
#ifndef EFFECTS_H
#define EFFECTS_H

#include "tasks.h"

#include <sys/types.h>

/* An event of `observer` is about to be said. */
void effects_before(pid_t observer);

/* Says BEGAN, once for each call, and what follows from the call at once. */
void call_began(struct thread *thread);

#endif
