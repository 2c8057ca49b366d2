// Ways around the tracer, each tried by a child, since a kernel without one may end whoever tries it. Says what came of each.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* 0 where it works, else the error. */
static int error_of(long result)
{
    return result == -1 ? errno : 0;
}

static int by_clone3(struct clone_args *arguments)
{
    long pid = syscall(SYS_clone3, arguments, sizeof *arguments);
    if (pid == 0)
        _exit(0);
    return error_of(pid);
}

static int by_clone3_into_cgroup(void)
{
    return by_clone3(&(struct clone_args){.flags = CLONE_INTO_CGROUP, .exit_signal = SIGCHLD, .cgroup = 3});
}

static int by_clone3_with_user_namespace(void)
{
    return by_clone3(&(struct clone_args){.flags = CLONE_NEWUSER, .exit_signal = SIGCHLD});
}

static int by_clone3_with_pid(void)
{
    pid_t wanted[] = {1};
    return by_clone3(&(struct clone_args){.exit_signal = SIGCHLD, .set_tid = (uint64_t)(uintptr_t)wanted, .set_tid_size = 1});
}

static int by_int80(void)
{
    long result = 20; /* getpid */
    __asm__ volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
    return result < 0 ? (int)-result : 0;
}

static int by_x32(void)
{
    return error_of(syscall(0x40000000 | SYS_getpid));
}

static int by_io_uring(void)
{
    return error_of(syscall(SYS_io_uring_setup, 1, NULL));
}

static int by_ptrace(void)
{
    return error_of(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

static void try_by(const char *name, int (*way)(void))
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        _exit(way());
    }
    waitpid(pid, &status, 0);
    if (WIFSIGNALED(status))
        printf("%s signal %d\n", name, WTERMSIG(status));
    else if (WEXITSTATUS(status) != 0)
        printf("%s error %d\n", name, WEXITSTATUS(status));
    else
        printf("%s works\n", name);
    fflush(stdout);
}

int main(void)
{
    try_by("clone3-into-cgroup", by_clone3_into_cgroup);
    try_by("clone3-with-user-namespace", by_clone3_with_user_namespace);
    try_by("clone3-with-pid", by_clone3_with_pid);
    try_by("int80", by_int80);
    try_by("x32", by_x32);
    try_by("io_uring", by_io_uring);
    try_by("ptrace", by_ptrace);
    pid_t pid = (pid_t)syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, NULL, NULL, NULL, NULL);
    if (pid == 0)
        _exit(17);
    int status;
    waitpid(pid, &status, 0);
    printf("untraced exit %d\n", WEXITSTATUS(status));
    return 0;
}
