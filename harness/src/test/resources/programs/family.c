/* Two children that are alive at once, one with a child of its own, and then an ls. */
#include <sys/wait.h>
#include <unistd.h>

static void until_closed(int fd)
{
    char c;
    while (read(fd, &c, 1) > 0)
        ;
}

int main(void)
{
    int ends[2];
    if (pipe(ends) < 0)
        return 1;
    for (int i = 0; i < 2; i++) {
        if (fork() > 0)
            continue;
        /* Before it closes its write end: nobody ends until all are there. */
        pid_t below = i == 1 ? fork() : 0;
        close(ends[1]);
        until_closed(ends[0]);
        if (below > 0)
            wait(NULL);
        _exit(0);
    }
    close(ends[1]);
    while (wait(NULL) > 0)
        ;
    if (fork() == 0) {
        execlp("ls", "ls", "/dev/null", (char *)0);
        _exit(127);
    }
    wait(NULL);
    return 0;
}
