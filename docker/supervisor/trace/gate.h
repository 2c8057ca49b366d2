/*
 * One writer at a time on the run's stdout and stderr: so the bytes stand in the order in which the kernel took them,
 * each with its author. The others wait at the entry of their calls.
 */
#ifndef GATE_H
#define GATE_H

#include "tasks.h"

#include <stdbool.h>

/* Whether the thread may write now; else it is to be held, and goes on when its turn comes. */
bool gate_enter(struct thread *thread);
/*
 * For a call that brings bytes from elsewhere, and may wait there for the very process that wants to write: the thread is
 * the writer only as long as nobody else is.
 */
void gate_carry(struct thread *thread);
/* Its write is over, or it is itself. */
void gate_leave(struct thread *thread);
struct thread *gate_writer(void);
void gate_clear(void);

#endif
