// Ways around the tracer: each is refused or stripped, and libc goes on working.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static long int80(long number)
{
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number) : "memory", "r8", "r9", "r10", "r11");
    return result;
}

static int is_refused(struct clone_args *arguments)
{
    return syscall(SYS_clone3, arguments, sizeof *arguments) == -1 && errno == EPERM;
}

int main(void)
{
    struct clone_args group = {.flags = CLONE_INTO_CGROUP, .exit_signal = SIGCHLD, .cgroup = 3};
    struct clone_args user = {.flags = CLONE_NEWUSER, .exit_signal = SIGCHLD};
    pid_t wanted[] = {1};
    struct clone_args pid_wanted = {.exit_signal = SIGCHLD, .set_tid = (uint64_t)(uintptr_t)wanted, .set_tid_size = 1};
    printf("clone3 %d\n", is_refused(&group) && is_refused(&user) && is_refused(&pid_wanted));
    printf("int80 %d\n", int80(20) == -ENOSYS); // getpid
    printf("x32 %d\n", syscall(0x40000000 | SYS_getpid) == -1 && errno == ENOSYS);
    printf("io_uring %d\n", syscall(SYS_io_uring_setup, 1, NULL) == -1 && errno == ENOSYS);
    printf("ptrace %d\n", ptrace(PTRACE_TRACEME, 0, NULL, NULL) == -1 && errno == EPERM);
    fflush(stdout);
    pid_t pid = (pid_t)syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, NULL, NULL, NULL, NULL);
    if (pid == 0)
        _exit(17);
    int status;
    waitpid(pid, &status, 0);
    printf("untraced %d\n", WEXITSTATUS(status));
    return 0;
}
