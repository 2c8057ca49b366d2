#include "cgroup.h"

#include "cgroup_path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const struct cgroup_tree CGROUP_TREE = {"/sys/fs/cgroup", "/proc/self/cgroup"};

static int open_in(const char *folder, const char *name, int flags) {
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return open(path, flags | O_CLOEXEC);
}

static bool write_in(const char *folder, const char *name, const char *text) {
    int file = open_in(folder, name, O_WRONLY);
    if (file < 0) {
        return false;
    }
    bool written = write(file, text, strlen(text)) == (ssize_t)strlen(text);
    int saved = errno;
    close(file);
    errno = saved;
    return written;
}

static bool read_in(const char *folder, const char *name, char *text, size_t size) {
    int file = open_in(folder, name, O_RDONLY);
    ssize_t got = file < 0 ? -1 : read(file, text, size - 1);
    if (file >= 0) {
        close(file);
    }
    text[got < 0 ? 0 : got] = '\0';
    return got >= 0;
}

static bool limit(const char *folder, const char *name, uint64_t most, struct failure *failure) {
    char text[32];
    snprintf(text, sizeof text, "%" PRIu64, most);
    return most == 0 || write_in(folder, name, text)
        || failure_set(failure, "cannot set %.300s/%s: %s", folder, name, strerror(errno));
}

/* Without an account of swap there is nothing to bound. */
static bool limit_if_there(const char *folder, const char *name, uint64_t most, struct failure *failure) {
    return limit(folder, name, most, failure) || errno == ENOENT;
}

static int lock(const char *folder, int kind) {
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0 && flock(file, kind | LOCK_NB) < 0) {
        close(file);
        return -1;
    }
    return file;
}

/* Where nobody holds the lock any more, all have been killed. */
static void remove_stale(const char *parent) {
    DIR *folder = opendir(parent);
    char path[PATH_MAX];
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (strncmp(entry->d_name, "proclab-", 8) != 0
            || snprintf(path, sizeof path, "%s/%s", parent, entry->d_name) >= (int)sizeof path) {
            continue;
        }
        int stale = lock(path, LOCK_EX);
        if (stale >= 0) {
            rmdir(path);
            close(stale);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
}

static bool make_folder(char *folder, int *locked, const char *parent, struct failure *failure) {
    char path[PATH_MAX + 32];
    int length = snprintf(path, sizeof path, "%s/proclab-%d", parent, (int)getpid());
    folder[0] = '\0';
    if (length >= PATH_MAX) {
        return failure_set(failure, "the control group's path is too long");
    }
    remove_stale(parent);
    if (mkdir(path, 0755) < 0) {
        return failure_set(failure, "cannot make the control group %.300s: %s", path, strerror(errno));
    }
    strcpy(folder, path);
    *locked = lock(path, LOCK_SH);
    return *locked >= 0 || failure_set(failure, "cannot lock the control group %.300s: %s", path, strerror(errno));
}

static bool make_version_1(struct cgroup *cgroup, struct cgroup_tree tree, uint64_t memory, uint32_t processes,
                           struct failure *failure) {
    char parent[PATH_MAX];
    if (!cgroup_path_version_1(tree, "memory", parent)) {
        return failure_set(failure, "there is no memory hierarchy in %s", tree.root);
    }
    if (!make_folder(cgroup->memory, &cgroup->locks[0], parent, failure) || !limit(cgroup->memory, "memory.limit_in_bytes", memory, failure)
        || !limit_if_there(cgroup->memory, "memory.memsw.limit_in_bytes", memory, failure)) {
        return false;
    }
    if (!cgroup_path_version_1(tree, "pids", parent)) {
        return failure_set(failure, "there is no pids hierarchy in %s", tree.root);
    }
    if (!make_folder(cgroup->pids, &cgroup->locks[1], parent, failure) || !limit(cgroup->pids, "pids.max", processes, failure)) {
        return false;
    }
    cgroup->oom = open_in(cgroup->memory, "memory.oom_control", O_RDONLY);
    return true;
}

static bool has_controllers(const char *folder, const char *name) {
    char text[1024];
    return read_in(folder, name, text, sizeof text) && cgroup_path_has_word(text, "memory")
        && cgroup_path_has_word(text, "pids");
}

static bool make_below(struct cgroup *cgroup, const char *parent, uint64_t memory, uint32_t processes,
                       struct failure *failure) {
    if (!make_folder(cgroup->memory, &cgroup->locks[0], parent, failure)) {
        return false;
    }
    strcpy(cgroup->pids, cgroup->memory);
    if (!limit(cgroup->memory, "memory.max", memory, failure) || !limit(cgroup->pids, "pids.max", processes, failure)) {
        return false;
    }
    if (memory != 0) {
        write_in(cgroup->memory, "memory.swap.max", "0");
    }
    cgroup->oom = open_in(cgroup->memory, "memory.events", O_RDONLY);
    return true;
}

static bool make_version_2(struct cgroup *cgroup, struct cgroup_tree tree, uint64_t memory, uint32_t processes,
                           struct failure *failure) {
    char parent[PATH_MAX];
    if (!cgroup_path_version_2(tree, parent)) {
        return failure_set(failure, "this process's control group is not below %s", tree.root);
    }
    write_in(parent, "cgroup.subtree_control", "+memory +pids"); /* refused while there are processes in it */
    failure_set(failure, "no control group from %.300s upwards hands on memory and pids", parent);
    do {
        if (has_controllers(parent, "cgroup.subtree_control")) {
            if (make_below(cgroup, parent, memory, processes, failure)) {
                return true;
            }
            cgroup_remove(cgroup);
        }
    } while (cgroup_path_up(tree, parent));
    return false;
}

static bool is_version_2(struct cgroup_tree tree) {
    char path[PATH_MAX];
    return snprintf(path, sizeof path, "%s/cgroup.controllers", tree.root) < (int)sizeof path && access(path, F_OK) == 0;
}

bool cgroup_make(struct cgroup *cgroup, struct cgroup_tree tree, uint64_t memory, uint32_t processes,
                 struct failure *failure) {
    *cgroup = CGROUP_NONE;
    bool made = (is_version_2(tree) ? make_version_2 : make_version_1)(cgroup, tree, memory, processes, failure);
    if (!made) {
        cgroup_remove(cgroup);
    }
    return made;
}

static bool open_door(int *door, const char *folder, const char *name, int flags, struct failure *failure) {
    *door = open_in(folder, name, flags);
    return *door >= 0 || failure_set(failure, "cannot open %.300s/%s: %s", folder, name, strerror(errno));
}

bool cgroup_open(struct cgroup *cgroup, struct failure *failure) {
    if (strcmp(cgroup->memory, cgroup->pids) == 0) {
        return open_door(&cgroup->doors[0], cgroup->memory, ".", O_RDONLY | O_DIRECTORY, failure)
            && open_door(&cgroup->doors[1], cgroup->memory, "cgroup.procs", O_WRONLY, failure);
    }
    return open_door(&cgroup->doors[0], cgroup->memory, "tasks", O_WRONLY, failure)
        && open_door(&cgroup->doors[1], cgroup->pids, "tasks", O_WRONLY, failure);
}

static void kill_all(const char *folder) {
    char path[PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/cgroup.procs", folder);
    FILE *file = fopen(path, "re");
    int pid;
    while (file != NULL && fscanf(file, "%d", &pid) == 1) {
        if (pid > 0 && pid != getpid()) {
            kill(pid, SIGKILL);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
}

/* The kernel says nothing when the last process of a group of version 1 has gone: so it is asked, for a second at most. */
static void remove_folder(char *folder) {
    const struct timespec pause = {.tv_nsec = 1000000};
    for (int tries = 0; folder[0] != '\0' && rmdir(folder) < 0 && errno == EBUSY && tries < 1000; tries++) {
        kill_all(folder);
        nanosleep(&pause, NULL);
    }
    folder[0] = '\0';
}

void cgroup_remove(struct cgroup *cgroup) {
    if (strcmp(cgroup->memory, cgroup->pids) != 0) {
        remove_folder(cgroup->pids);
    }
    remove_folder(cgroup->memory);
    cgroup->pids[0] = '\0';
    int *const files[] = {&cgroup->oom, &cgroup->locks[0], &cgroup->locks[1], &cgroup->doors[0], &cgroup->doors[1]};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (*files[i] >= 0) {
            close(*files[i]);
        }
        *files[i] = -1;
    }
}

/* "max", or in version 1 a number beyond any machine's memory, is none. */
static bool is_bounded(const char *folder, const char *name) {
    char text[64];
    if (!read_in(folder, name, text, sizeof text) || text[0] < '0' || text[0] > '9') {
        return false;
    }
    return strtoull(text, NULL, 10) < UINT64_C(1) << 60;
}

struct cgroup cgroup_of_container(struct cgroup_tree tree, bool *memory_bounded, bool *pids_bounded) {
    struct cgroup cgroup = CGROUP_NONE;
    char folder[PATH_MAX];
    *memory_bounded = *pids_bounded = false;
    if (is_version_2(tree)) {
        if (cgroup_path_version_2(tree, folder)) {
            *memory_bounded = is_bounded(folder, "memory.max");
            *pids_bounded = is_bounded(folder, "pids.max");
            cgroup.oom = open_in(folder, "memory.events", O_RDONLY);
        }
        return cgroup;
    }
    if (cgroup_path_version_1(tree, "pids", folder)) {
        *pids_bounded = is_bounded(folder, "pids.max");
    }
    if (cgroup_path_version_1(tree, "memory", folder)) {
        *memory_bounded = is_bounded(folder, "memory.limit_in_bytes");
        cgroup.oom = open_in(folder, "memory.oom_control", O_RDONLY);
    }
    return cgroup;
}

int64_t cgroup_oom_kills(const struct cgroup *cgroup) {
    char text[1024];
    ssize_t got = cgroup->oom < 0 ? -1 : pread(cgroup->oom, text, sizeof text - 1, 0);
    if (got < 0) {
        return -1;
    }
    text[got] = '\0';
    long long kills;
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (sscanf(line, "oom_kill %lld", &kills) == 1) {
            return kills;
        }
    }
    return -1;
}
