/* A run's first process: what it is given, and what it is not. */
#ifndef LAUNCH_H
#define LAUNCH_H

#include "cgroup.h"
#include "request.h"
#include "student.h"

#include <stdbool.h>
#include <sys/types.h>

struct launch {
    const struct run_request *request;
    const int *streams; /* its 0, 1 and 2 */
    const char *work;
    const struct student *student;
    const struct cgroup *cgroup; /* that it and its descendants are to belong to */
    int cpu; /* −1: any */
};

/* A process that waits until launch_go: then it becomes the student, and executes. */
pid_t launch_prepare(const struct launch *launch, int *gate);
void launch_go(int gate);

#endif
