#include "cgroup_fork.h"

#include <errno.h>
#include <linux/sched.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * Version 1 has no call that creates a process in another group, and moving one there takes the kernel some 15 ms each time.
 * But there each thread has a group of its own, and a child gets its thread's: so one thread is moved there, once,
 * and makes the children.
 */
static struct {
    pthread_mutex_t lock;
    pthread_cond_t turn;
    enum { ABSENT, IDLE, ASKED, ANSWERED } state;
    void (*run)(void *);
    void *context;
    sigset_t mask;
    pid_t child;
    int error;
} forker = {.lock = PTHREAD_MUTEX_INITIALIZER, .turn = PTHREAD_COND_INITIALIZER};

static bool enter(int door)
{
    return write(door, "0", 1) == 1;
}

static _Noreturn void run_child(void (*run)(void *), void *context)
{
    run(context);
    _exit(127);
}

static void make_child(void)
{
    forker.child = fork();
    if (forker.child == 0) {
        sigprocmask(SIG_SETMASK, &forker.mask, NULL);
        run_child(forker.run, forker.context);
    }
    forker.error = errno;
}

static void *make_children(void *group)
{
    const struct cgroup *cgroup = group;
    int refused = enter(cgroup->doors[0]) && enter(cgroup->doors[1]) ? 0 : errno;
    pthread_mutex_lock(&forker.lock);
    for (;;) {
        while (forker.state != ASKED)
            pthread_cond_wait(&forker.turn, &forker.lock);
        forker.child = -1;
        forker.error = refused;
        if (refused == 0)
            make_child();
        forker.state = ANSWERED;
        pthread_cond_signal(&forker.turn);
    }
    return NULL;
}

/* Signals are the first thread's alone. */
static int start_thread(struct cgroup *cgroup)
{
    sigset_t all;
    sigset_t before;
    pthread_t thread;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int result = pthread_create(&thread, NULL, make_children, cgroup);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return result;
}

static int begin(const struct cgroup *cgroup)
{
    static struct cgroup copy;
    if (forker.state != ABSENT)
        return 0;
    copy = *cgroup;
    int result = start_thread(&copy);
    forker.state = result == 0 ? IDLE : ABSENT;
    return result;
}

static pid_t fork_by_thread(const struct cgroup *cgroup, void (*run)(void *), void *context)
{
    int refused = begin(cgroup);
    if (refused != 0) {
        errno = refused;
        return -1;
    }
    pthread_mutex_lock(&forker.lock);
    forker.run = run;
    forker.context = context;
    sigprocmask(SIG_SETMASK, NULL, &forker.mask);
    forker.state = ASKED;
    pthread_cond_signal(&forker.turn);
    while (forker.state != ANSWERED)
        pthread_cond_wait(&forker.turn, &forker.lock);
    forker.state = IDLE;
    pid_t child = forker.child;
    errno = forker.error;
    pthread_mutex_unlock(&forker.lock);
    return child;
}

/* Where the kernel, or a filter, does not know clone3's way into a group, the child goes there itself. */
static pid_t fork_into(const struct cgroup *cgroup, void (*run)(void *), void *context)
{
    struct clone_args arguments = {.flags = CLONE_INTO_CGROUP, .exit_signal = SIGCHLD, .cgroup = (uint64_t)cgroup->doors[0]};
    pid_t child = (pid_t)syscall(SYS_clone3, &arguments, sizeof arguments);
    if (child == 0)
        run_child(run, context);
    if (child > 0 || errno == EAGAIN || errno == ENOMEM)
        return child;
    child = fork();
    if (child == 0) {
        if (!enter(cgroup->doors[1]))
            _exit(127);
        run_child(run, context);
    }
    return child;
}

static bool is_version_1(const struct cgroup *cgroup)
{
    return strcmp(cgroup->memory, cgroup->pids) != 0;
}

static bool has_doors(const struct cgroup *cgroup)
{
    return cgroup->doors[0] >= 0 && cgroup->doors[1] >= 0;
}

pid_t cgroup_fork(const struct cgroup *cgroup, void (*run)(void *), void *context)
{
    if (has_doors(cgroup))
        return (is_version_1(cgroup) ? fork_by_thread : fork_into)(cgroup, run, context);
    pid_t child = fork();
    if (child == 0)
        run_child(run, context);
    return child;
}

void cgroup_fork_prepare(const struct cgroup *cgroup)
{
    if (has_doors(cgroup) && is_version_1(cgroup))
        begin(cgroup);
}
