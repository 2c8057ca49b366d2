// A child keeps stdout open and writes when the first process has ended.
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    pid_t parent = getpid();
    if (fork() == 0) {
        while (getppid() == parent)
            usleep(1000);
        write(1, "after\n", 6);
        pause();
    }
    write(1, "before\n", 7);
    return 0;
}
