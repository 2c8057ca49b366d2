#ifndef PROCLAB_CGROUP_H
#define PROCLAB_CGROUP_H

#include "failure.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

/* Where the kernel's files are; other folders in tests. */
struct cgroup_tree {
    const char *root;    /* "/sys/fs/cgroup" */
    const char *process; /* "/proc/self/cgroup" */
};

extern const struct cgroup_tree CGROUP_TREE;

/* A control group (version 1: one in each of two hierarchies). Empty, with oom -1, where there is none. */
struct cgroup {
    char memory[PATH_MAX]; /* folder, "" where there is none */
    char pids[PATH_MAX];   /* the same folder as memory's in version 2 */
    int oom;               /* open file that counts the kernel's out-of-memory kills, or -1 */
};

#define CGROUP_NONE ((struct cgroup){.oom = -1})

/*
 * Makes a group under the process's own, with limits on memory (bytes, swap included) and processes; 0 is no limit.
 * On false nothing is left behind.
 */
bool cgroup_make(struct cgroup *cgroup, struct cgroup_tree tree, uint64_t memory, uint32_t processes, struct failure *);

/* The calling process, and all that it creates from now on, belong to the group. */
bool cgroup_join(const struct cgroup *cgroup, struct failure *failure);

/* Kills what is left in the group and removes it. The group is empty afterwards. */
void cgroup_remove(struct cgroup *cgroup);

/* The group that a container was put into, to be read only. bounded: set where it limits memory and processes. */
struct cgroup cgroup_of_container(struct cgroup_tree tree, bool *memory_bounded, bool *pids_bounded);

/* How many processes the kernel has killed since the group was made because its memory was full; -1: cannot be known. */
int64_t cgroup_oom_kills(const struct cgroup *cgroup);

#endif
