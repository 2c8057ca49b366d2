/* The calls in which a thread may sleep, and what can end that sleep. */
#ifndef SLEEPS_H
#define SLEEPS_H

#include "procfs.h"

#include <stdbool.h>

/* Only another process, or thread, of the run can end it. */
bool sleeps_on_others(pid_t tid, const struct procfs_call *call);

/* The descriptor that the call is about, or -1. */
int sleeps_on_descriptor(long number, const uint64_t arguments[6]);

#endif
