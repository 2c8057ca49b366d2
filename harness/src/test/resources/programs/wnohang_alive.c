// WNOHANG returns 0 while the child lives.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int ends[2], status;
    if (pipe(ends) < 0)
        return 1;
    pid_t pid = fork();
    if (pid == 0) {
        char byte;
        close(ends[1]);
        _exit(read(ends[0], &byte, 1) == 0 ? 8 : 1);
    }
    int first = waitpid(pid, &status, WNOHANG);
    close(ends[1]);
    int second = waitpid(pid, &status, 0) == pid;
    printf("%d %d %d\n", first, second, WEXITSTATUS(status));
    return 0;
}
