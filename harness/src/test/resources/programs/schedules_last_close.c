// A read that does not wait finds the end of the file, or that a writer is left: it depends on when the writer's close comes.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int data[2], held[2];
    char byte;
    if (pipe2(data, O_NONBLOCK) < 0 || pipe(held) < 0)
        return 1;
    pid_t child = fork();
    if (child == 0) {
        close(held[1]);
        close(data[1]);
        read(held[0], &byte, 1);
        _exit(0);
    }
    close(data[1]);
    printf(read(data[0], &byte, 1) == 0 ? "end" : "later");
    close(held[1]);
    close(held[0]);
    waitpid(child, NULL, 0);
    return 0;
}
