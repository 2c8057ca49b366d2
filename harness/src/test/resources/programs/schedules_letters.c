#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* Each round prints a letter and doubles the processes; they print B and C in any order that keeps a parent's letters in order. */
int main(void)
{
    for (int i = 0; i < 3; i++) {
        putchar('A' + i);
        fflush(stdout);
        if (i < 2)
            fork();
    }
    return 0;
}
