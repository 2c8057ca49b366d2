#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    for (int round = 0; round < 3; round++) {
        putchar('A' + round);
        if (fork() < 0)
            return 1;
    }
    while (wait(NULL) > 0)
        ;
    return 0;
}
