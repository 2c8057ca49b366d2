#include "cgroup.h"

#include "cgroup_files.h"
#include "cgroup_folder.h"
#include "cgroup_path.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct cgroup_tree CGROUP_TREE = {"/sys/fs/cgroup", "/proc/self/cgroup"};

static bool limit(const char *folder, const char *name, uint64_t most, struct failure *failure)
{
    char text[32];
    snprintf(text, sizeof text, "%" PRIu64, most);
    return most == 0 || cgroup_file_write(folder, name, text)
        || failure_set(failure, "cannot set %.300s/%s: %s", folder, name, strerror(errno));
}

/* Without an account of swap there is nothing to bound. */
static bool limit_if_there(const char *folder, const char *name, uint64_t most, struct failure *failure)
{
    return limit(folder, name, most, failure) || errno == ENOENT;
}

static bool make_in_hierarchy(struct cgroup_tree tree, const char *controller, char folder[PATH_MAX], int *lock,
                              struct failure *failure)
{
    char parent[PATH_MAX];
    if (!cgroup_path_version_1(tree, controller, parent))
        return failure_set(failure, "there is no %s hierarchy in %s", controller, tree.root);
    return cgroup_folder_make(folder, lock, parent, failure);
}

static bool make_version_1(struct cgroup *cgroup, struct cgroup_tree tree, uint64_t memory, uint32_t processes,
                           struct failure *failure)
{
    bool made = make_in_hierarchy(tree, "memory", cgroup->memory, &cgroup->locks[0], failure)
        && limit(cgroup->memory, "memory.limit_in_bytes", memory, failure)
        && limit_if_there(cgroup->memory, "memory.memsw.limit_in_bytes", memory, failure)
        && make_in_hierarchy(tree, "pids", cgroup->pids, &cgroup->locks[1], failure)
        && limit(cgroup->pids, "pids.max", processes, failure);
    if (made)
        cgroup->oom = cgroup_file_open(cgroup->memory, "memory.oom_control", O_RDONLY);
    return made;
}

static bool has_controllers(const char *folder, const char *name)
{
    char text[1024];
    return cgroup_file_read(folder, name, text, sizeof text) && cgroup_path_has_word(text, "memory")
        && cgroup_path_has_word(text, "pids");
}

static bool make_below(struct cgroup *cgroup, const char *parent, uint64_t memory, uint32_t processes,
                       struct failure *failure)
{
    if (!cgroup_folder_make(cgroup->memory, &cgroup->locks[0], parent, failure))
        return false;
    strcpy(cgroup->pids, cgroup->memory);
    bool limited = limit(cgroup->memory, "memory.max", memory, failure)
        && (memory == 0 || cgroup_file_write(cgroup->memory, "memory.swap.max", "0") || errno == ENOENT)
        && limit(cgroup->pids, "pids.max", processes, failure);
    if (limited)
        cgroup->oom = cgroup_file_open(cgroup->memory, "memory.events", O_RDONLY);
    return limited;
}

static bool make_version_2(struct cgroup *cgroup, struct cgroup_tree tree, uint64_t memory, uint32_t processes,
                           struct failure *failure)
{
    char parent[PATH_MAX];
    if (!cgroup_path_version_2(tree, parent))
        return failure_set(failure, "this process's control group is not below %s", tree.root);
    cgroup_file_write(parent, "cgroup.subtree_control", "+memory +pids"); /* refused while there are processes in it */
    failure_set(failure, "no control group from %.300s upwards hands on memory and pids", parent);
    do {
        if (has_controllers(parent, "cgroup.subtree_control")) {
            if (make_below(cgroup, parent, memory, processes, failure))
                return true;
            cgroup_remove(cgroup);
        }
    } while (cgroup_path_up(tree, parent));
    return false;
}

bool cgroup_make(struct cgroup *cgroup, struct cgroup_tree tree, uint64_t memory, uint32_t processes,
                 struct failure *failure)
{
    *cgroup = CGROUP_NONE;
    bool made = (cgroup_path_is_version_2(tree) ? make_version_2 : make_version_1)(cgroup, tree, memory, processes, failure);
    if (!made)
        cgroup_remove(cgroup);
    cgroup->most = made ? memory : 0;
    return made;
}

static bool open_door(int *door, const char *folder, const char *name, int flags, struct failure *failure)
{
    *door = cgroup_file_open(folder, name, flags);
    return *door >= 0 || failure_set(failure, "cannot open %.300s/%s: %s", folder, name, strerror(errno));
}

bool cgroup_open(struct cgroup *cgroup, struct failure *failure)
{
    if (strcmp(cgroup->memory, cgroup->pids) == 0) {
        return open_door(&cgroup->doors[0], cgroup->memory, ".", O_RDONLY | O_DIRECTORY, failure)
            && open_door(&cgroup->doors[1], cgroup->memory, "cgroup.procs", O_WRONLY, failure);
    }
    return open_door(&cgroup->doors[0], cgroup->memory, "tasks", O_WRONLY, failure)
        && open_door(&cgroup->doors[1], cgroup->pids, "tasks", O_WRONLY, failure);
}

void cgroup_remove(struct cgroup *cgroup)
{
    if (strcmp(cgroup->memory, cgroup->pids) != 0)
        cgroup_folder_remove(cgroup->pids);
    cgroup_folder_remove(cgroup->memory);
    cgroup->pids[0] = '\0';
    int *const files[] = {&cgroup->oom, &cgroup->locks[0], &cgroup->locks[1], &cgroup->doors[0], &cgroup->doors[1]};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (*files[i] >= 0)
            close(*files[i]);
        *files[i] = -1;
    }
}
