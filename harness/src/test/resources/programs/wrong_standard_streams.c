#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void collect(void)
{
    while (wait(NULL) > 0)
        ;
}

int main(void)
{
    int fd[2];
    if (fork() == 0) {
        close(1);
        execlp("true", "true", (char *)NULL);
        _exit(1);
    }
    collect();
    if (pipe(fd) < 0)
        return 1;
    if (fork() == 0) {
        dup2(fd[0], 1);
        close(fd[0]);
        close(fd[1]);
        execlp("true", "true", (char *)NULL);
        _exit(1);
    }
    collect();
    if (fork() == 0) {
        close(0);
        pipe(fd);
        _exit(0);
    }
    collect();
    if (fork() == 0) {
        close(1);
        printf("lost\n");
        fflush(stdout);
        _exit(0);
    }
    collect();
    return 0;
}
