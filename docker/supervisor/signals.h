/* Signals on their way to a process. */
#ifndef SIGNALS_H
#define SIGNALS_H

#include "tasks.h"

#include <stdbool.h>
#include <stdint.h>

/* A signal is about to be delivered: says so; what to hand on. */
int signals_delivered(struct thread *thread, int signal);

/*
 * A traced process is woken by signals that it ignores, which no other process is: where one of them has cut its call
 * short, the call is to be made again, or for what is left of it, and true is returned.
 */
bool signals_cut_short(struct thread *thread, int64_t result);

/* The result of a call with the parts that had gone through before it was made again. */
int64_t signals_whole_result(struct thread *thread, int64_t result);

/* The process is killed: whoever is just sending that signal has sent it. */
void signals_killed(const struct process *process);

/* Whether every signal of the set (bit n - 1 for signal n) is ignored by the process. */
bool signals_all_ignored(const struct process *process, uint64_t set);

#endif
