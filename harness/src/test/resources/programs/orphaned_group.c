// A stopped process whose group is orphaned by its parent's end gets SIGHUP and SIGCONT.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void hangs_up(int signal)
{
    (void)signal;
    _exit(write(1, "hangup\n", 7) != 7);
}

int main(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGHUP, hangs_up);
        raise(SIGSTOP);
        pause();
    }
    printf("%d\n", getppid() != 1);
    fflush(stdout);
    waitpid(pid, &status, WUNTRACED);
    return 3;
}
