#include "launch.h"

#include "cgroup_fork.h"
#include "fail.h"
#include "filter.h"
#include "tsc.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/close_range.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_STARTED = 127, DESCRIPTORS_LIMIT = 1024 };

static void limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard)
{
    struct rlimit limits = {.rlim_cur = soft, .rlim_max = hard};
    struct rlimit now;
    if (getrlimit(resource, &now) == 0 && now.rlim_max != RLIM_INFINITY && limits.rlim_max > now.rlim_max) {
        limits.rlim_max = now.rlim_max;
        if (limits.rlim_cur > limits.rlim_max)
            limits.rlim_cur = limits.rlim_max;
    }
    if (setrlimit(resource, &limits) < 0)
        fail("setrlimit");
}

static void set_limits(const struct run_request *request)
{
    if (request->cpu_s) /* SIGXCPU first, which tells which limit it was */
        limit(RLIMIT_CPU, request->cpu_s, request->cpu_s + 1);
    if (request->file)
        limit(RLIMIT_FSIZE, request->file, request->file);
    limit(RLIMIT_NOFILE, DESCRIPTORS_LIMIT, DESCRIPTORS_LIMIT);
    limit(RLIMIT_CORE, 0, 0);
}

/* A page that is touched is a page, and not 2 MiB of which the program knows nothing. Older kernels and other sizes of pages have no such thing. */
static void keep_pages_small(void)
{
    (void)prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
}

static void set_streams(const int *streams)
{
    for (int i = 0; i < 3; i++)
        if (dup2(streams[i], i) < 0)
            fail("dup2");
}

static void forget_signals(void)
{
    sigset_t none;
    for (int signal = 1; signal < NSIG; signal++)
        (void)sigaction(signal, &(struct sigaction){.sa_handler = SIG_DFL}, NULL); /* some cannot be set */
    sigemptyset(&none);
    if (sigprocmask(SIG_SETMASK, &none, NULL) < 0)
        fail("sigprocmask");
}

/* execvp(3)'s search, made beforehand so that its failures are not taken for the student's. */
static const char *found(const char *name, char **env, char path[PATH_MAX])
{
    const char *folders = "/usr/local/bin:/usr/bin:/bin";
    if (strchr(name, '/'))
        return name;
    for (char **e = env; *e; e++)
        if (strncmp(*e, "PATH=", 5) == 0)
            folders = *e + 5;
    while (*folders) {
        int length = (int)strcspn(folders, ":");
        snprintf(path, PATH_MAX, "%.*s/%s", length, folders, name);
        if (faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) == 0)
            return path;
        folders += length + (folders[length] == ':');
    }
    return name;
}

static void pin(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET((size_t)cpu, &set);
    (void)sched_setaffinity(0, sizeof set, &set); /* only for speed */
}

static void wait_for_go(int gate)
{
    char byte;
    while (read(gate, &byte, 1) < 0)
        if (errno != EINTR)
            _exit(NOT_STARTED);
}

/* By which a run that is not traced tells that its program could not be executed; a tracer sees that itself. */
static int failures[2] = {-1, -1};

static void tell_of_failure(const char *program, int error)
{
    dprintf(2, "%s: %s\n", program, strerror(error));
    if (write(failures[1], &error, sizeof error) != sizeof error)
        _exit(NOT_STARTED);
}

int launch_failure(void)
{
    int error = 0;
    if (failures[0] < 0)
        return 0;
    if (read(failures[0], &error, sizeof error) != sizeof error)
        error = 0;
    close(failures[0]);
    failures[0] = -1;
    return error;
}

_Noreturn static void execute(const struct launch *launch, int gate)
{
    char path[PATH_MAX];
    const struct run_request *request = launch->request;
    wait_for_go(gate);
    if (setpgid(0, 0) < 0 || chdir(launch->work) < 0)
        fail("cannot enter the work folder");
    set_streams(launch->streams);
    umask(022);
    if (launch->cpu >= 0)
        pin(launch->cpu);
    (void)personality(ADDR_NO_RANDOMIZE); /* where it is refused, addresses differ from run to run */
    keep_pages_small();
    set_limits(request);
    if (student_become(launch->student) < 0)
        fail("cannot become the student");
    forget_signals();
    const char *program = found(request->argv[0], request->env, path);
    if (syscall(SYS_close_range, 3, ~0u, request->traced ? 0 : CLOSE_RANGE_CLOEXEC) < 0)
        fail("close_range");
    if (request->controlled)
        tsc_faults();
    if ((!request->traced ? filter_refuse() : request->controlled ? filter_control() : filter_watch()) < 0)
        fail("seccomp");
    execve(program, request->argv, request->env);
    if (!request->traced)
        tell_of_failure(program, errno);
    _exit(NOT_STARTED);
}

struct waiting {
    const struct launch *launch;
    int gate[2];
    int told[2]; /* by which its pid is told, where it has a parent of its own */
};

static void wait_and_execute(void *context)
{
    const struct waiting *waiting = context;
    close(waiting->gate[1]);
    execute(waiting->launch, waiting->gate[0]);
}

static void make_pipe(int ends[2])
{
    if (pipe2(ends, O_CLOEXEC) < 0)
        fail("pipe");
}

static pid_t start(const struct launch *launch, void (*begin)(void *), struct waiting *waiting)
{
    pid_t pid = cgroup_fork(launch->cgroup, begin, waiting);
    if (pid < 0)
        fail("fork");
    close(waiting->gate[0]);
    return pid;
}

pid_t launch_prepare(const struct launch *launch, int *gate)
{
    struct waiting waiting = {.launch = launch};
    make_pipe(waiting.gate);
    if (pipe2(failures, O_CLOEXEC | O_NONBLOCK) < 0)
        fail("pipe");
    pid_t pid = start(launch, wait_and_execute, &waiting);
    close(failures[1]);
    *gate = waiting.gate[1];
    return pid;
}

/* As a shell does it: the terminal is its session's, and the program's group is the one in front. */
static void take_terminal(const struct launch *launch)
{
    if (launch->request->stdio_kind == STDIO_TERMINAL && ioctl(launch->streams[1], TIOCSCTTY, 0) < 0)
        fail("the controlling terminal");
}

static bool put_in_front(const struct launch *launch, pid_t pid)
{
    return launch->request->stdio_kind != STDIO_TERMINAL || (setpgid(pid, pid) == 0 && tcsetpgrp(launch->streams[1], pid) == 0);
}

/* The end of a session's first process hangs its terminal up: it stays as long as the run does. */
static void stay_for_terminal(const struct run_request *request)
{
    while (request->stdio_kind == STDIO_TERMINAL)
        pause();
}

/* Holds nothing open, and knows nothing but its child's end. */
static void be_parent(void *context)
{
    struct waiting *waiting = context;
    if (setsid() < 0)
        fail("setsid");
    take_terminal(waiting->launch);
    pid_t pid = fork(); /* into the control group that this process is in already */
    if (pid == 0)
        wait_and_execute(waiting);
    if (pid < 0 || !put_in_front(waiting->launch, pid) || write(waiting->told[1], &pid, sizeof pid) != sizeof pid || syscall(SYS_close_range, 0, ~0u, 0) < 0)
        _exit(NOT_STARTED);
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        ;
    stay_for_terminal(waiting->launch->request);
    _exit(0);
}

pid_t launch_prepare_with_parent(const struct launch *launch, int *gate, pid_t *parent)
{
    struct waiting waiting = {.launch = launch};
    pid_t pid;
    make_pipe(waiting.gate);
    make_pipe(waiting.told);
    *parent = start(launch, be_parent, &waiting);
    close(waiting.told[1]);
    if (read(waiting.told[0], &pid, sizeof pid) != sizeof pid)
        fail("the student's process");
    close(waiting.told[0]);
    *gate = waiting.gate[1];
    return pid;
}

void launch_go(int gate)
{
    if (write(gate, "", 1) != 1)
        fail("the student's process");
    close(gate);
}
