/* Questions after the time, and for random bytes, which are no steps. */
#ifndef CLOCK_ANSWERS_H
#define CLOCK_ANSWERS_H

#include "runners.h"

#include <sys/user.h>

/* Nanoseconds of the virtual time since the machine came up; asked again and again, it goes on ever faster. */
uint64_t clock_asked(struct runner *runner);

/* Answers what is asked of clocks and of chance; false: the kernel is to be asked. */
bool answered_at_once(struct runner *runner, const struct user_regs_struct *registers);

#endif
