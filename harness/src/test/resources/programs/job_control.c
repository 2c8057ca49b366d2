// WUNTRACED and WCONTINUED report a child's stops, as unwatched.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status, ends[2];
    char byte;
    if (pipe(ends) < 0)
        return 1;
    pid_t pid = fork();
    if (pid == 0) {
        raise(SIGSTOP);
        if (read(ends[0], &byte, 1) != 1) // a second stop would undo the news of the first one's end
            return 1;
        raise(SIGTSTP);
        _exit(11);
    }
    for (int i = 0; i < 2; i++) {
        waitpid(pid, &status, WUNTRACED);
        printf("stopped %d by %d\n", WIFSTOPPED(status), WSTOPSIG(status));
        kill(pid, SIGCONT);
        waitpid(pid, &status, i == 0 ? WCONTINUED : 0);
        if (i == 0)
            printf("continued %d\n", WIFCONTINUED(status));
        if (i == 0 && write(ends[1], "x", 1) != 1)
            return 1;
    }
    printf("exit %d\n", WEXITSTATUS(status));
    return 0;
}
