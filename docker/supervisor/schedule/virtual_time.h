/* Time that costs none: each process has its own, which others' steps can only set forward. */
#ifndef VIRTUAL_TIME_H
#define VIRTUAL_TIME_H

#include "runners.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/* In nanoseconds. */
enum { SECOND = 1000000000, MICROSECOND = 1000 };

bool clock_is_calendar(clockid_t clock);
/* Nanoseconds of the calendar, or since the machine came up, as the student sees them. */
uint64_t time_shown(const struct runner *runner, bool calendar);
/* How many of them until a moment. */
uint64_t time_until(const struct runner *runner, bool calendar, const int64_t time[2]);

/* The call is not made: it has this result. */
void answer(struct runner *runner, int64_t result);
/* … and is told as made. */
void made_virtually(struct runner *runner, int64_t result);

/* A step is made: it comes after whatever touched the same before. */
void time_passes(struct runner *runner, const struct touches *touches);

/* A signal ends a sleep, of which so many nanoseconds have passed. */
void sleep_cut_short(struct runner *runner, uint64_t slept);

#endif
