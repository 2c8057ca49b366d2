#ifndef CGROUP_FORK_H
#define CGROUP_FORK_H

#include "cgroup.h"

#include <sys/types.h>

/*
 * The supervisor stays out of the student's group. In it, it would have to wait for memory like everybody else, for
 * processes that have been killed and now wait for their tracer, which is the supervisor.
 */

/*
 * As fork(2), but the child belongs to the group, calls run on a stack of its own and must not return from it. Where the
 * group has no doors, it is fork. Returns the child's pid, or -1 with errno. To be called by the first thread alone.
 */
pid_t cgroup_fork(const struct cgroup *cgroup, void (*run)(void *context), void *context);

/*
 * Begins what the first cgroup_fork would have to wait for. Afterwards the process may have a second thread, which holds
 * no signals: privileges are to be given up before.
 */
void cgroup_fork_prepare(const struct cgroup *cgroup);

#endif
