#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* Three children are waited for as they end: any order. */
int main(void)
{
    for (int i = 1; i <= 3; i++)
        if (fork() == 0)
            _exit(i);
    for (int status; wait(&status) > 0;) {
        char digit = (char) ('0' + WEXITSTATUS(status));
        write(1, &digit, 1);
    }
    return 0;
}
