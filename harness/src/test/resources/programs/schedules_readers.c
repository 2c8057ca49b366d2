#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* Two readers of one pipe: each byte goes to one of them. */
int main(void)
{
    int pipes[2];
    char byte;
    if (pipe(pipes) < 0)
        return 1;
    write(pipes[1], "xy", 2);
    if (fork() == 0) {
        read(pipes[0], &byte, 1);
        _exit(byte);
    }
    int status;
    read(pipes[0], &byte, 1);
    wait(&status);
    char text[2] = {byte, (char) WEXITSTATUS(status)};
    write(1, text, 2);
    return 0;
}
