/* The functions that a thread is in, from the innermost outwards. */
#ifndef UNWIND_H
#define UNWIND_H

#include "stack.h"

struct unwound {
    size_t count;
    uint64_t sp; /* up to where the stack is known; 0: to its end */
};

/* As stack_frames, as far as there is call frame information. */
struct unwound unwind(struct process *process, pid_t tid, const struct registers *at, uint64_t frames[FRAMES]);

#endif
