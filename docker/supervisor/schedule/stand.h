/* Where runners come to stand, and how they go on from there. */
#ifndef STAND_H
#define STAND_H

#include "runners.h"

/* What the tracer asks in a controlled run. */
void stand_begin(void);
void stand_end(void);

/* Takes the step for which the runner stands. */
void stand_go(struct runner *runner);
/* A signal is there that is not ignored: it goes to it first. */
void stand_interrupt(struct runner *runner);

/* What the step under way touched, besides what was known before. */
struct aftermath {
    bool in_vain;
    struct touches touches;
};
extern struct aftermath aftermath;

enum why { SHARED_MEMORY_USED = 1, THREADS_USED, UNKNOWN_WAIT };
void say_uncontrolled(struct runner *runner, enum why why, const char *what);

#endif
