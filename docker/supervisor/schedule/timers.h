/* alarm(2) and setitimer(2), on the virtual clock of the process. */
#ifndef TIMERS_H
#define TIMERS_H

#include "runners.h"

/* The timer of a process that goes off first, in `runner`; false: none is set. */
bool timer_first(struct runner **runner);
/* It goes off: the time is then, and the signal is sent. */
void timer_fires(struct runner *runner);
/* The signal is sent, and where the timer repeats it is set anew. */
void timer_goes_off(struct runner *runner);

#endif
