/* The functions that a thread is in, from the innermost outwards. */
#ifndef UNWIND_H
#define UNWIND_H

#include "stack.h"

/* As stack_frames, from call frame information; 0 where there is none for the way to the student's own code. */
size_t unwind(struct process *process, pid_t tid, const struct registers *at, uint64_t frames[FRAMES]);

#endif
