/* A child that has long ended when its parent waits for it. */
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    siginfo_t information;
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    waitid(P_PID, pid, &information, WEXITED | WNOWAIT);
    usleep(300 * 1000);
    waitpid(pid, NULL, 0);
    return 0;
}
