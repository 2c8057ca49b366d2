// Values in segment registers that a program may have and a tracer may not set, while calls are refused and changed.
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    __asm__ volatile("mov %0, %%ds; mov %0, %%es" :: "r"(1));
    printf("refused %d\n", ptrace(PTRACE_TRACEME, 0, NULL, NULL) == -1);
    fflush(stdout);
    pid_t pid = (pid_t)syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, NULL, NULL, NULL, NULL);
    if (pid == 0)
        _exit(17);
    int status;
    waitpid(pid, &status, 0);
    printf("changed %d\n", WEXITSTATUS(status));
    return 0;
}
