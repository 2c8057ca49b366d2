#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* Two pipes as locks, taken in opposite orders. */
static void take(int *lock)
{
    char token;
    if (read(lock[0], &token, 1) != 1)
        exit(9);
}

static void give(int *lock)
{
    if (write(lock[1], "x", 1) != 1)
        exit(9);
}

int main(void)
{
    int a[2], b[2];
    if (pipe(a) < 0 || pipe(b) < 0)
        return 1;
    give(a);
    give(b);
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            take(i == 0 ? a : b);
            take(i == 0 ? b : a);
            give(a);
            give(b);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    puts("done");
    return 0;
}
