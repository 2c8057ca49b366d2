/* That processes meet by other means than calls that the supervisor puts in order. */
#ifndef UNCONTROLLED_H
#define UNCONTROLLED_H

#include "runners.h"

enum why { SHARED_MEMORY_USED = 1, THREADS_USED, UNKNOWN_WAIT, TAKEN_LAST };

/* Once for each process and reason. */
void say_uncontrolled(struct runner *runner, enum why why, const char *what);

#endif
