#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void done(int fd)
{
    close(fd);
}

int main(void)
{
    int fd[2];
    if (pipe(fd) < 0)
        return 1;
    close(fd[0]);
    int log = open("log.txt", O_CREAT | O_WRONLY, 0600);
    done(fd[0]);
    if (write(log, "lost\n", 5) < 0)
        puts("the log is gone");
    close(fd[1]);
    close(fd[1]);
    unlink("log.txt");
    return 0;
}
