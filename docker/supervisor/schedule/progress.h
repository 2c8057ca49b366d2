/* Whether a step changed anything, and what tells it from others that did not. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "runners.h"

#include <stdbool.h>
#include <stdint.h>

/* A step that has been made: its runner stands before another one already. */
struct made {
    const struct runner *runner;
    enum what what;
    long call;
    uint64_t arguments[2];
    struct touches touched;
};

bool made_changes_something(const struct made *made);
/* The same number for the same call with the same result, on the same objects. */
uint64_t made_print(const struct made *made);

#endif
