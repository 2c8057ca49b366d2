#include "cgroup_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int lock(const char *folder, int kind)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0 && flock(file, kind | LOCK_NB) < 0) {
        close(file);
        return -1;
    }
    return file;
}

static void remove_stale(const char *parent)
{
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
    if (folder != NULL)
        closedir(folder);
}

static bool make_locked(const char *path, int *locked, struct failure *failure)
{
    if (mkdir(path, 0755) < 0)
        return failure_set(failure, "cannot make the control group %.300s: %s", path, strerror(errno));
    *locked = lock(path, LOCK_SH);
    return *locked >= 0 || failure_set(failure, "cannot lock the control group %.300s: %s", path, strerror(errno));
}

bool cgroup_folder_make(char folder[PATH_MAX], int *locked, const char *parent, struct failure *failure)
{
    char path[PATH_MAX + 32];
    int length = snprintf(path, sizeof path, "%s/proclab-%d", parent, (int)getpid());
    folder[0] = '\0';
    if (length >= PATH_MAX)
        return failure_set(failure, "the control group's path is too long");
    /* One at a time: between being made and being locked, a group looks stale to whoever starts beside us. */
    int turn = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (turn >= 0 && flock(turn, LOCK_EX) < 0 && errno == EINTR)
        ;
    remove_stale(parent);
    bool made = make_locked(path, locked, failure);
    if (made)
        strcpy(folder, path);
    if (turn >= 0)
        close(turn);
    return made;
}

static void kill_all(const char *folder)
{
    char path[PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/cgroup.procs", folder);
    FILE *file = fopen(path, "re");
    int pid;
    while (file != NULL && fscanf(file, "%d", &pid) == 1) {
        if (pid > 0 && pid != getpid())
            kill(pid, SIGKILL);
    }
    if (file != NULL)
        fclose(file);
}

/* The kernel says nothing when the last process of a group of version 1 has gone: so it is asked, for ten seconds at most. */
void cgroup_folder_remove(char folder[PATH_MAX])
{
    const struct timespec pause = {.tv_nsec = 1000000};
    for (int tries = 0; folder[0] != '\0' && rmdir(folder) < 0 && errno == EBUSY && tries < 10000; tries++) {
        kill_all(folder);
        nanosleep(&pause, NULL);
    }
    folder[0] = '\0';
}
