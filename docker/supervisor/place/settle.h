#ifndef SETTLE_H
#define SETTLE_H

#include "failure.h"
#include "isolation.h"

#include <stdbool.h>

/* Which of the namespaces that a process can only be created in it has; the strongest is tried first. */
struct settle_plan {
    bool own_pids;
    bool own_mounts;
};

/*
 * In the new process: makes itself at home in the sandbox, and gives up what it will not need. The student and, without
 * mounts of its own, the folders must have been filled in. False: this plan cannot be had here.
 */
bool settle(struct settle_plan plan, struct isolation *isolation, struct failure *failure);

#endif
