#include "settle.h"

#include "cgroup_fork.h"
#include "landlock.h"
#include "namespaces.h"
#include "privileges.h"
#include "rootfs.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/capability.h>
#include <linux/keyctl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What tracing a student and becoming one take. */
static const uint64_t KEPT =
    PRIVILEGE(CAP_SETUID) | PRIVILEGE(CAP_SETGID) | PRIVILEGE(CAP_KILL) | PRIVILEGE(CAP_SYS_PTRACE);

static void open_cgroup(struct isolation *isolation)
{
    struct failure failure;
    if (isolation->cgroup.memory[0] == '\0')
        return;
    if (cgroup_open(&isolation->cgroup, &failure))
        isolation_hold(isolation, "cgroup");
    else
        isolation_lack(isolation, "memory and processes are counted by the supervisor, not bounded by the kernel (%s)", failure.text);
}

static void set(const char *path, const char *value)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    ssize_t written = file < 0 ? 0 : write(file, value, strlen(value));
    (void)written; /* some kernels let only the machine's root do it */
    if (file >= 0)
        close(file);
}

/*
 * These objects outlive their processes, so the kernel could not get their memory back by killing one: they must be few
 * enough to fit beside all else. As many as the disks' bytes of shared memory, 32000 semaphores, 16 MiB of messages.
 */
static void limit_ipc(const struct isolation *isolation)
{
    char pages[32];
    snprintf(pages, sizeof pages, "%" PRIu64, isolation->disk / (uint64_t)sysconf(_SC_PAGESIZE));
    set("/proc/sys/kernel/shmall", pages);
    set("/proc/sys/kernel/sem", "32000 32000 500 1024");
    set("/proc/sys/kernel/msgmni", "1024");
}

static bool change_root(struct settle_plan plan, struct isolation *isolation, struct failure *failure)
{
    const struct rootfs rootfs = {isolation->student, isolation->disk, plan.own_pids, isolation->own_ipc};
    if (!rootfs_enter(&rootfs, &isolation->stage, failure))
        return false;
    isolation_hold(isolation, "mount");
    isolation->own_tmp = true;
    strcpy(isolation->work, "/work");
    isolation->student.rules = landlock_of_settings(isolation->work);
    if (isolation->own_ipc)
        limit_ipc(isolation);
    return true;
}

static void set_rules(struct isolation *isolation)
{
    bool another = isolation->student.another_user;
    struct landlock landlock = landlock_of(isolation->work);
    isolation->student.rules = landlock.rules;
    if (landlock.rules < 0) {
        isolation_lack(isolation, another
                       ? "student programs can read the files of this machine that everybody may read"
                       : "student programs can read and change every file that the user who grades may");
    }
    if (!landlock.keeps_signals && !another)
        isolation_lack(isolation, "student programs can end every program of the user who grades");
    isolation_lack(isolation, "student programs share /tmp and /dev/shm with this machine's programs, without a limit on "
                   "what they write there; submissions that are graded at the same time can disturb each other");
}

/* Where student and supervisor are one user, it is this that keeps the one out of the other. */
static bool close_up(const struct isolation *isolation)
{
    return privileges_keep(KEPT) == 0 && (isolation->student.another_user || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
}

static int die_with_parent(void)
{
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}

bool settle(struct settle_plan plan, struct isolation *isolation, struct failure *failure)
{
    if (die_with_parent() < 0 || (setsid() < 0 && errno != EPERM))
        return failure_set(failure, "cannot start a session: %s", strerror(errno));
    syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL); /* an empty one instead of the user's, where there are any */
    open_cgroup(isolation);
    namespaces_leave(isolation);
    if (plan.own_pids) {
        isolation_hold(isolation, "pid");
    } else if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) < 0) {
        return failure_set(failure, "cannot become the subreaper: %s", strerror(errno));
    }
    if (isolation->student.another_user)
        isolation_hold(isolation, "user");
    if (plan.own_mounts && !change_root(plan, isolation, failure))
        return false;
    if (!plan.own_mounts)
        set_rules(isolation);
    if (chdir(isolation->work) < 0 || !close_up(isolation) || die_with_parent() < 0)
        return failure_set(failure, "cannot settle in %.200s: %s", isolation->work, strerror(errno));
    cgroup_fork_prepare(&isolation->cgroup);
    return true;
}
