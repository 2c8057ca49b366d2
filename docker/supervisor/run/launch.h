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

/*
 * The same, with a parent of its own, as a shell is: in the same session, in another process group, and not the one who
 * adopts orphans. So its getppid(2) is not an orphan's, and when it ends, its group is orphaned, and gets the SIGHUP and
 * SIGCONT that stopped processes in it are owed (setpgid(2), _exit(2)). Says who that parent is.
 */
pid_t launch_prepare_with_parent(const struct launch *launch, int *gate, pid_t *parent);
void launch_go(int gate);

/* Asked once of a run that is not traced, when it is over: why its program could not be executed (errno(3)); 0: it was. */
int launch_failure(void);

#endif
