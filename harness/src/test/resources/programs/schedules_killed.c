#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* A signal may end the child, or find it gone. */
int main(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    kill(child, SIGTERM);
    int status;
    waitpid(child, &status, 0);
    write(1, WIFSIGNALED(status) ? "!" : ".", 1);
    return 0;
}
