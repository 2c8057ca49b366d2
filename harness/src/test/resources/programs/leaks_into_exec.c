// The executed image gets a pipe's write end and a file that it was not meant to have.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int ends[2];
    if (pipe(ends) < 0)
        return 1;
    int file = open("p.c", O_RDONLY);
    if (fork() == 0) {
        close(ends[0]);
        execlp("true", "true", (char *)NULL);
        _exit(127);
    }
    close(file);
    wait(NULL);
    return 0;
}
