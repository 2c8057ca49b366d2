#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void work(int number)
{
    int fd[2];
    char text[20];
    if (pipe(fd) < 0)
        return;
    if (fork() == 0) {
        dprintf(fd[1], "round %d\n", number);
        _exit(0);
    }
    if (read(fd[0], text, sizeof text) > 0)
        close(fd[1]);
    wait(NULL);
}

int main(void)
{
    for (int i = 0; i < 5; i++)
        work(i);
    return 0;
}
