/*
 * Livelock: everybody who can go on goes round in a loop that changes nothing, and stands in it where he stood before, with the same memory and the
 * same registers. Such a loop ends only when time, or somebody from outside, changes something.
 */
#ifndef CIRCLES_H
#define CIRCLES_H

#include "runners.h"

#include <stdbool.h>
#include <stddef.h>

/* Asked between two steps of those who could take the next one. Limited waits that have not run out yet are no loops, and hinder none. */
bool circles_only(struct runner *const *able, size_t count);
/* They go on as they do until the first timer goes off, or the first wait runs out: that is now. False: nothing is to come. */
bool circles_until_deadline(void);

#endif
