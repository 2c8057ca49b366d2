#include "cgroup.h"

#include "cgroup_files.h"
#include "cgroup_path.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* 0: "max", or in version 1 a number beyond any machine's memory. */
static uint64_t bound(const char *folder, const char *name)
{
    char text[64];
    if (!cgroup_file_read(folder, name, text, sizeof text) || text[0] < '0' || text[0] > '9')
        return 0;
    uint64_t most = strtoull(text, NULL, 10);
    return most < UINT64_C(1) << 60 ? most : 0;
}

struct cgroup cgroup_of_container(struct cgroup_tree tree, bool *memory_bounded, bool *pids_bounded)
{
    struct cgroup cgroup = CGROUP_NONE;
    char folder[PATH_MAX];
    *memory_bounded = *pids_bounded = false;
    if (cgroup_path_is_version_2(tree)) {
        if (cgroup_path_version_2(tree, folder)) {
            cgroup.most = bound(folder, "memory.max");
            *pids_bounded = bound(folder, "pids.max") != 0;
            cgroup.oom = cgroup_file_open(folder, "memory.events", O_RDONLY);
        }
        *memory_bounded = cgroup.most != 0;
        return cgroup;
    }
    if (cgroup_path_version_1(tree, "pids", folder))
        *pids_bounded = bound(folder, "pids.max") != 0;
    if (cgroup_path_version_1(tree, "memory", folder)) {
        cgroup.most = bound(folder, "memory.limit_in_bytes");
        cgroup.oom = cgroup_file_open(folder, "memory.oom_control", O_RDONLY);
    }
    *memory_bounded = cgroup.most != 0;
    return cgroup;
}

int64_t cgroup_oom_kills(const struct cgroup *cgroup)
{
    char text[1024];
    ssize_t got = cgroup->oom < 0 ? -1 : pread(cgroup->oom, text, sizeof text - 1, 0);
    if (got < 0)
        return -1;
    text[got] = '\0';
    long long kills;
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (sscanf(line, "oom_kill %lld", &kills) == 1)
            return kills;
    }
    return -1;
}
