// A child that outlives its parent is adopted by init, and says so.
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    pid_t parent = getpid();
    if (fork() == 0) {
        while (getppid() == parent)
            usleep(1000);
        printf("adopted\n");
        return 0;
    }
    return 0;
}
