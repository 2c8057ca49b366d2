/* That processes meet by other means than calls that the supervisor puts in order. */
#ifndef UNCONTROLLED_H
#define UNCONTROLLED_H

#include "runners.h"

enum why { SHARED_MEMORY_USED = 1, THREADS_USED, UNKNOWN_WAIT, TAKEN_LAST, MACHINE_ASKED };

/* It has been said of it, or of whom it comes from. */
bool uncontrolled_by(const struct runner *runner, enum why why);
/* Where it shares memory with others: what it computes may touch that. */
void touch_shared_memory(const struct runner *runner, struct touches *touches);

/* Once for each process and reason. */
void say_uncontrolled(struct runner *runner, enum why why, const char *what);

#endif
