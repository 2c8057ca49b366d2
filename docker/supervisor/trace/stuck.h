/* Whether a run is blocked for good, and what each of its threads is doing. */
#ifndef STUCK_H
#define STUCK_H

#include <stdbool.h>

/*
 * True when every live thread sleeps in a call that only another of them could end, and no timer, signal or input is
 * due. That stays true once it is: it is judged on one instant at which all of them slept, by their counts of context
 * switches, before and after.
 */
bool stuck(void);

/* Every live thread sleeps, whatever for. */
bool everybody_sleeps(void);
/* Somebody sleeps in a call that looks for input, such as read(2) or poll(2). */
bool somebody_looks_for_input(void);

/* Says BLOCKED for every live thread, and the descriptors of every live process. They are interrupted for it: a run goes on no more. */
void stuck_report(void);

#endif
