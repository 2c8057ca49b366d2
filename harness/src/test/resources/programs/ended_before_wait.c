// A child that has ended before its parent looks waits for it as a zombie.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int ends[2], status;
    char byte;
    if (pipe(ends) < 0)
        return 1;
    pid_t pid = fork();
    if (pid == 0)
        _exit(42);
    close(ends[1]);
    if (read(ends[0], &byte, 1) != 0) // end of file: the child is ending
        return 1;
    // From here a look without blocking has to find it, as it would unwatched a moment later.
    pid_t got = waitpid(pid, &status, WNOHANG);
    printf("%d %d\n", got == pid, WEXITSTATUS(status));
    return 0;
}
