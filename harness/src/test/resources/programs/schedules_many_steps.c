/* Hands bytes through a pipe one by one, as many as read(2) and write(2) make 3,000 steps of. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BYTES = 1500 };

int main(void)
{
    int ends[2], got = 0;
    char byte = 'x';
    if (pipe(ends) < 0)
        return 1;
    switch (fork()) {
    case -1:
        return 1;
    case 0:
        close(ends[0]);
        for (int i = 0; i < BYTES; i++)
            if (write(ends[1], &byte, 1) != 1)
                _exit(1);
        _exit(0);
    default:
        close(ends[1]);
    }
    while (read(ends[0], &byte, 1) == 1)
        got++;
    wait(NULL);
    printf("%d bytes\n", got);
    return 0;
}
