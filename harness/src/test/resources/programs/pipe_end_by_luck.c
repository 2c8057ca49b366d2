#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* The reader's parent has the write end, too, and ends before the writer does: so nobody notices. */
int main(void)
{
    int fd[2], parent = getpid();
    if (pipe(fd) < 0)
        return 1;
    if (fork() == 0) {
        close(fd[0]);
        while (getppid() == parent) usleep(1000);
        if (write(fd[1], "late\n", 5) != 5)
            return 1;
        return 0;
    }
    if (fork() == 0) {
        char text[100];
        ssize_t n;
        close(fd[1]);
        while ((n = read(fd[0], text, sizeof text)) > 0)
            fwrite(text, 1, (size_t)n, stdout);
        return 0;
    }
    close(fd[0]);
    usleep(10 * 1000);
    return 0;
}
