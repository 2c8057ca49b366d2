/* errno(3) of a thread, where its C library is glibc, linked dynamically. */
#ifndef ERRNO_OF_H
#define ERRNO_OF_H

#include "tasks.h"

#include <stdbool.h>

/* The thread is stopped. False where it cannot be found. */
bool errno_of(struct thread *thread, int *error);

#endif
