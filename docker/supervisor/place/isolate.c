#include "isolate.h"

#include "keeper.h"
#include "privileges.h"
#include "settle.h"
#include "user_namespace.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Three processes. The caller waits outside and is there to be killed. The keeper, its child, holds what must be put
 * back (control group, folder), and notices by the line between them when the caller is gone. The sandbox's first
 * process is the keeper's child, and dies with it.
 */

enum { MAP_USERS = 'u', MAPPED = 'm', NOT_MAPPED = 'n', SETTLED = 's' };

static void let_go_of_channel(void)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing >= 0) {
        dup2(nothing, STDIN_FILENO);
        dup2(nothing, STDOUT_FILENO);
        close(nothing);
    }
}

static volatile sig_atomic_t keeper_pid;

static void pass_on(int signal)
{
    int saved = errno;
    kill((pid_t)keeper_pid, signal);
    errno = saved;
}

static void pass_signals_on(pid_t keeper, const sigset_t *mask)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    struct sigaction action = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
    keeper_pid = keeper;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
    sigprocmask(SIG_SETMASK, mask, NULL);
}

static _Noreturn void wait_outside(const struct isolation_options *options, pid_t keeper, int line)
{
    let_go_of_channel();
    char question;
    while (read(line, &question, 1) == 1) {
        char answer = user_namespace_map(keeper, options->uid, options->gid) ? MAPPED : NOT_MAPPED;
        if (write(line, &answer, 1) != 1)
            break;
    }
    int status;
    while (waitpid(keeper, &status, 0) < 0) {
        if (errno != EINTR)
            _exit(128);
    }
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

static void make_cgroup(const struct isolation_options *options, struct isolation *isolation)
{
    struct failure failure;
    if (options->memory == 0 && options->processes == 0) {
        isolation_lack(isolation, "memory and processes are counted by the supervisor, not bounded by the kernel (no other limit was asked for)");
        return;
    }
    if (!cgroup_make(&isolation->cgroup, CGROUP_TREE, options->memory, options->processes, &failure))
        isolation_lack(isolation, "memory and processes are counted by the supervisor, not bounded by the kernel (%s)", failure.text);
}

/* Returns why not, or NULL. */
static const char *enter_user_namespace(int line)
{
    if (unshare(CLONE_NEWUSER) < 0)
        return strerror(errno);
    char word = MAP_USERS;
    if (write(line, &word, 1) != 1 || read(line, &word, 1) != 1 || word != MAPPED)
        return "its users could not be mapped";
    return NULL;
}

static void choose_student(const struct isolation_options *options, int line, struct isolation *isolation)
{
    const char *why = user_namespace_needed() ? enter_user_namespace(line) : NULL;
    if (why != NULL)
        isolation_lack(isolation, "the machine lets only root isolate programs: no user namespace (%s)", why);
    isolation->student = student_of(options->uid, options->gid);
    if (!isolation->student.another_user)
        isolation_lack(isolation, "student programs run as the same user as the supervisor: only root can change that");
}

/* What is given up with each plan that could not be had. */
static void give_up(struct settle_plan plan, struct isolation *isolation, const struct failure *why)
{
    isolation_lack(isolation, "%s (%.200s)",
                   plan.own_pids ? "processes of other programs on this machine are visible to student programs"
                                 : "student programs have no root folder of their own", why->text);
}

/* In the new process: returns where the plan can be had. */
static void settle_and_tell(struct settle_plan plan, struct isolation *isolation, int report, const sigset_t *mask)
{
    struct failure failure = {""};
    if (!settle(plan, isolation, &failure)) {
        ssize_t told = write(report, &failure, sizeof failure);
        _exit(told == sizeof failure ? 1 : 2);
    }
    char word = SETTLED;
    if (write(report, &word, 1) != 1)
        _exit(2);
    close(report);
    sigprocmask(SIG_SETMASK, mask, NULL);
}

/* The new process, 0 in it, or -1 with why the plan cannot be had. */
static pid_t start(struct settle_plan plan, struct isolation *isolation, const sigset_t *mask, struct failure *failure)
{
    int report[2];
    if (pipe2(report, O_CLOEXEC) < 0) {
        failure_set(failure, "cannot make a pipe: %s", strerror(errno));
        return -1;
    }
    unsigned long flags = (plan.own_pids ? CLONE_NEWPID : 0) | (plan.own_mounts ? CLONE_NEWNS : 0) | SIGCHLD;
    pid_t child = (pid_t)syscall(SYS_clone, flags, NULL, NULL, NULL, 0);
    if (child == 0) {
        close(report[0]);
        settle_and_tell(plan, isolation, report[1], mask);
        return 0;
    }
    int saved = errno;
    close(report[1]);
    struct failure told = {""};
    ssize_t got = child < 0 ? 0 : read(report[0], &told, sizeof told);
    close(report[0]);
    if (got == 1)
        return child;
    if (child < 0) {
        failure_set(failure, "%s", strerror(saved));
    } else {
        waitpid(child, NULL, 0);
        failure_set(failure, "%.*s", (int)sizeof told.text - 1, got == 0 ? "it ended early" : told.text);
    }
    return -1;
}

static bool prepare(struct settle_plan plan, struct isolation *isolation, struct private_folder *folder,
                    struct failure *failure)
{
    if (plan.own_mounts)
        return true;
    if (!private_folder_make(folder, &isolation->student, failure))
        return false;
    strcpy(isolation->work, folder->path);
    strcat(isolation->work, "/work");
    strcpy(isolation->stage_parent, folder->path);
    strcat(isolation->stage_parent, "/stage");
    return true;
}

/* As the keeper; returns true in the new process, false where no plan can be had. */
static bool keep(struct isolation *isolation, int line, const sigset_t *mask, struct failure *failure)
{
    static const struct settle_plan plans[] = {{true, true}, {false, true}, {false, false}};
    struct kept kept = {.cgroup = isolation->cgroup};
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        if (!prepare(plans[i], isolation, &kept.folder, failure))
            break;
        kept.sandbox = start(plans[i], isolation, mask, failure);
        if (kept.sandbox == 0) {
            close(line);
            return true;
        }
        if (kept.sandbox > 0) {
            let_go_of_channel();
            _exit(keeper_watch(&kept, line));
        }
        give_up(plans[i], isolation, failure);
    }
    struct failure ignored;
    private_folder_remove(&kept.folder, &ignored);
    cgroup_remove(&kept.cgroup);
    sigprocmask(SIG_SETMASK, mask, NULL);
    return false;
}

bool isolate_enter(const struct isolation_options *options, struct isolation *isolation, struct failure *failure)
{
    *isolation = isolation_none(options);
    *failure = (struct failure){""};
    int line[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line) < 0)
        return failure_set(failure, "cannot make a socket pair: %s", strerror(errno));
    sigset_t all;
    sigset_t mask;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &mask);
    pid_t keeper = fork();
    if (keeper < 0) {
        sigprocmask(SIG_SETMASK, &mask, NULL);
        return failure_set(failure, "cannot create a process: %s", strerror(errno));
    }
    if (keeper > 0) {
        close(line[1]);
        pass_signals_on(keeper, &mask);
        wait_outside(options, keeper, line[0]);
    }
    close(line[0]);
    setsid(); /* who kills the caller's process group does not mean what has to be put back */
    make_cgroup(options, isolation);
    choose_student(options, line[1], isolation);
    return keep(isolation, line[1], &mask, failure);
}
