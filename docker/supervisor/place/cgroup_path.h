#ifndef CGROUP_PATH_H
#define CGROUP_PATH_H

#include "cgroup.h"

/*
 * The folder of the process's own group in a hierarchy of version 1 ("memory"). In a container the path that the kernel
 * tells is often the machine's: where it does not exist, the group is what the container has mounted.
 */
bool cgroup_path_version_1(struct cgroup_tree tree, const char *controller, char path[PATH_MAX]);

/* The folder of the process's own group of version 2. */
bool cgroup_path_version_2(struct cgroup_tree tree, char path[PATH_MAX]);

bool cgroup_path_is_version_2(struct cgroup_tree tree);

/* The group above it; false where there is none below the root. */
bool cgroup_path_up(struct cgroup_tree tree, char path[PATH_MAX]);

/* Whether a list such as "cpu memory pids\n" or "cpu,cpuacct" has the word. */
bool cgroup_path_has_word(const char *list, const char *word);

#endif
