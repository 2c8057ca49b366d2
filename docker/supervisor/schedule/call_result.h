/* A visible call has its result: whether that was the whole step, and what is remembered of it. */
#ifndef CALL_RESULT_H
#define CALL_RESULT_H

#include "tasks.h"

#include <stdbool.h>
#include <stdint.h>

/* True: the call is made again, in part or as a whole, and its result is none yet. */
bool call_returned(struct thread *thread, int64_t result);

#endif
