/* How runners go on from where they stand. */
#ifndef GO_ON_H
#define GO_ON_H

#include "runners.h"

/* Takes the step for which the runner stands. */
void go_on(struct runner *runner);
/* A signal is there that is not ignored: it goes to it first. */
void go_on_interrupted(struct runner *runner);
/* The same, of any signal that is pending, before the call is made. */
void go_on_after_signals(struct runner *runner);

#endif
