/* waitid() gives the exit code as it is; the children end with quick_exit(), and stdout has no buffer. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void report(const siginfo_t *end, int *failed)
{
    dprintf(STDOUT_FILENO, "child %d exited with %d\n", end->si_pid, end->si_status);
    if (end->si_code != CLD_EXITED || end->si_status)
        ++*failed;
}

int main(int argc, char **argv)
{
    for (char **code = argv + 1; code < argv + argc; code++) {
        pid_t pid = fork();
        if (!pid)
            quick_exit(atoi(*code));
        if (pid < 0)
            return perror(argv[0]), EXIT_FAILURE;
    }
    int children = 0, failed = 0;
    for (;;) {
        siginfo_t end;
        if (waitid(P_ALL, 0, &end, WEXITED) == 0) {
            children++;
            report(&end, &failed);
        } else if (errno != EINTR)
            break;
    }
    dprintf(STDOUT_FILENO, "%d children, %d failed\n", children, failed);
    return failed;
}
