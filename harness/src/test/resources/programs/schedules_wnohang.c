#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* waitpid takes what has ended, or says that nothing has yet. */
int main(void)
{
    if (fork() == 0)
        _exit(7);
    int status = 0;
    pid_t got = waitpid(-1, &status, WNOHANG);
    if (got == 0) {
        write(1, "not yet", 7);
        wait(&status);
    } else {
        write(1, "ended", 5);
    }
    return WEXITSTATUS(status) == 7 ? 0 : 1;
}
