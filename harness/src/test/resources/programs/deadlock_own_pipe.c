// Waits for end-of-file on a pipe whose write end it holds itself.
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int ends[2];
    char byte;
    if (pipe(ends) < 0)
        return 1;
    if (fork() == 0) {
        close(ends[0]);
        _exit(write(ends[1], "x", 1) != 1);
    }
    while (read(ends[0], &byte, 1) > 0) // the write end is still open here
        ;
    wait(NULL);
    return 0;
}
