/* Who can go on now, and what that would touch. */
#ifndef PROSPECT_H
#define PROSPECT_H

#include "runners.h"

#include <stdbool.h>

/* Brings the outlook of a runner that stands up to date; whether it can take its step. */
bool prospect(struct runner *runner);

/* Its wait runs out with its next step. */
void prospect_run_out(struct runner *runner);

/* A step has touched these: whoever has tried in vain for one of them may try again. */
void prospect_touched(const struct touches *touches);

/* Virtual nanoseconds that others have when the first process has ended. */
void prospect_grace(uint64_t grace);

#endif
