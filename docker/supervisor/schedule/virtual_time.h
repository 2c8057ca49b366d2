/* Time that costs none: each process has its own, which others' steps can only set forward. */
#ifndef VIRTUAL_TIME_H
#define VIRTUAL_TIME_H

#include "runners.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/user.h>

/* Answers what is asked of clocks and of chance; false: the kernel is to be asked. */
bool answered_at_once(struct runner *runner, const struct user_regs_struct *registers);

/* The call is not made: it has this result. */
void made_virtually(struct runner *runner, int64_t result);

/* Writes into memory of the student's until the call returns; then it is put back. At most 256 bytes. */
void runner_lend(struct runner *runner, uint64_t address, const void *bytes, size_t length);
void runner_give_back(struct runner *runner);

/* A step is made: it comes after whatever touched the same before. */
void time_passes(struct runner *runner, const struct touches *touches);

/* Nanoseconds until a moment of the calendar, or since the machine came up, as the student sees them. */
uint64_t time_until(const struct runner *runner, bool calendar, const int64_t time[2]);

/* A signal ends a sleep, of which so many nanoseconds have passed. */
void sleep_cut_short(struct runner *runner, uint64_t slept);

/* The timer of a process that goes off first, in `runner`; false: none is set. */
bool timer_first(struct runner **runner);
/* It goes off: the time is then, and the signal is sent. */
void timer_fires(struct runner *runner);

#endif
