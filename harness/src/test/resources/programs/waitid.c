// WNOWAIT looks and leaves; P_PIDFD names the child by a descriptor.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    siginfo_t a = {0}, b = {0};
    pid_t pid = fork();
    if (pid == 0)
        _exit(21);
    waitid(P_PID, pid, &a, WEXITED | WNOWAIT);
    waitid(P_PID, pid, &b, WEXITED);
    printf("%d %d\n", a.si_status, b.si_status);
    pid = fork();
    if (pid == 0)
        _exit(22);
    int fd = (int)syscall(SYS_pidfd_open, pid, 0);
    siginfo_t c = {0};
    waitid(P_PIDFD, fd, &c, WEXITED);
    printf("%d\n", c.si_status);
    pid = fork();
    if (pid == 0)
        _exit(23);
    printf("%d\n", waitid(P_ALL, 0, NULL, WEXITED));
    pid = fork();
    if (pid == 0) {
        raise(SIGTERM);
        _exit(0);
    }
    siginfo_t d = {0};
    waitid(P_PID, pid, &d, WEXITED);
    printf("%d\n", d.si_code == CLD_KILLED);
    return 0;
}
