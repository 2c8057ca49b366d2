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

/* The same, of any signal that is pending, before the call is made. */
void stand_let_signals_in(struct runner *runner);

/* The tracer has something to hear of it. */
bool has_news(const struct runner *runner);

/* One thread's end, or exec, may have ended the others of its process: those leave where they stand by themselves. */
void stand_others_were_killed(const struct runner *runner);

/* One that computes, perhaps until another changes memory that they share, is stopped, so that others can go on. */
void stand_where_it_is(struct runner *runner);

/* What the step under way touched, besides what was known before. */
struct aftermath {
    bool in_vain;
    struct touches touches;
};
extern struct aftermath aftermath;

enum why { SHARED_MEMORY_USED = 1, THREADS_USED, UNKNOWN_WAIT };
void say_uncontrolled(struct runner *runner, enum why why, const char *what);

#endif
