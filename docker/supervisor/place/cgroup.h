#ifndef CGROUP_H
#define CGROUP_H

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

/* A control group; in version 1, one in each of two hierarchies. */
struct cgroup {
    char memory[PATH_MAX]; /* folder, "" where there is none */
    char pids[PATH_MAX];   /* the same folder as memory's in version 2 */
    uint64_t most;         /* bytes that it may hold; 0: no limit, or none that is known */
    int oom;               /* open file that counts the kernel's out-of-memory kills, or -1 */
    int locks[2];          /* its folders, locked as long as one of its processes, or of those that look after it, is alive */
    int doors[2];          /* open files by which a thread enters (version 1), or folder and file (version 2); or -1 */
};

#define CGROUP_NONE ((struct cgroup){.oom = -1, .locks = {-1, -1}, .doors = {-1, -1}})

/*
 * Makes a group below or (version 2, where a group with processes can have no others below it) beside the process's
 * own, with limits on memory (bytes, swap included) and processes; 0 is no limit. On false nothing is left behind.
 * Removes what earlier ones have left there that were killed before they could.
 */
bool cgroup_make(struct cgroup *cgroup, struct cgroup_tree tree, uint64_t memory, uint32_t processes,
                 struct failure *failure);

/* Opens the doors, by which processes get in when the folders cannot be seen any more: see cgroup_fork.h. */
bool cgroup_open(struct cgroup *cgroup, struct failure *failure);

/* Kills what is left in the group and removes it. The group is empty afterwards. */
void cgroup_remove(struct cgroup *cgroup);

/* The group that a container was put into: only to be asked. Says which limits it has. */
struct cgroup cgroup_of_container(struct cgroup_tree tree, bool *memory_bounded, bool *pids_bounded);

/*
 * How many processes of the group the kernel has ever killed because its memory was full: to be compared before and
 * after a run. -1: cannot be known.
 */
int64_t cgroup_oom_kills(const struct cgroup *cgroup);

#endif
