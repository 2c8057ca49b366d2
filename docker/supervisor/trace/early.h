/* What is told of a process before its creator tells of its creation: the two come in either order (ptrace(2)). */
#ifndef EARLY_H
#define EARLY_H

#include <stdbool.h>
#include <sys/resource.h>
#include <sys/types.h>

struct early_status {
    pid_t tid;
    int status;
    struct rusage usage;
};

void early_keep(pid_t tid, int status, const struct rusage *usage);
/* The oldest one that was kept of this process. */
bool early_take(pid_t tid, struct early_status *status);
/* One of those that are kept; 0: none is. */
pid_t early_any(void);
void early_clear(void);

#endif
