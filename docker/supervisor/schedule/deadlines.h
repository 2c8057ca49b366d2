/*
 * A limited wait of a second or more is a guard against what must not happen: it does not run out while others, by their own clocks, have that time still
 * before them, and whoever sleeps a second longer than it does not come before it. A shorter one may run out at any time.
 */
#ifndef DEADLINES_H
#define DEADLINES_H

#include "runners.h"

#include <stddef.h>

/* Keeps those that can go on now in the order in which they stand, at least one; how many there are. */
size_t deadlines_keep(struct runner **able, size_t count);
/* All of them have that moment behind them when they have made their steps, or they look in vain without end. */
bool deadline_comes_first(uint64_t due, struct runner *const *able, size_t count);

#endif
