// A zombie that its parent never waits for.
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    siginfo_t information;
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    waitid(P_PID, pid, &information, WEXITED | WNOWAIT); // it has ended now, and is not reaped
    return 0;
}
