/*
 * From a process's exit to its release. The kernel gives its children away and makes its zombie in one (exit_notify()), so nobody sees the
 * one without the other: until the release, its children are still its own.
 */
#ifndef ENDING_H
#define ENDING_H

#include "runners.h"

/* The parent that the process has lost, and that it still has for all to see; NULL: none. */
const struct process *ending_parent(const struct process *child);
/* The process, or another, is between the two. */
bool someone_is_ending(void);
/* Its parent's end is a signal to it, which comes with the release. */
bool awaits_death_signal(const struct runner *runner);
/* The process is released: whom that signals is to be moved on. */
void ending_over(const struct process *parent);

#endif
