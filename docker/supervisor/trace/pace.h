/*
 * Where a natural run goes on at once, a controlled one may not: what it does at those points. The tracer asks, and
 * knows nothing more of schedules.
 */
#ifndef PACE_H
#define PACE_H

#include "tasks.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/user.h>

struct pace {
    /* True: the thread stays where it is, until tracer_make_call or tracer_let_exit; or it was seen to. */
    bool (*at_call)(struct thread *thread, const struct user_regs_struct *registers);
    bool (*at_return)(struct thread *thread, int64_t result);
    bool (*at_exit)(struct thread *thread);
    bool (*continued)(struct thread *thread);
    /* True: the signal was made up for, and is none; the thread goes on without it. */
    bool (*signalled)(struct thread *thread, int signal);
    /* It has happened, and the thread goes on. */
    void (*created)(struct thread *creator, struct thread *created);
    void (*executed)(struct thread *thread);
    void (*stopped)(struct thread *thread);
    void (*gone)(struct thread *thread);
};

/* NULL in a natural run. */
extern const struct pace *pace;

#endif
