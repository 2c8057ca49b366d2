/* A child reads to the end of what another one writes; the end comes only with the parent's, which keeps the write end. */
#include <unistd.h>

int main(void)
{
    int data[2], told[2];
    char byte;
    if (pipe(data) < 0 || pipe(told) < 0)
        return 1;
    if (fork() == 0) {
        close(data[1]), close(told[0]);
        while (read(data[0], &byte, 1) > 0)
            write(told[1], &byte, 1);
        _exit(0);
    }
    close(told[1]);
    if (fork() == 0) {
        write(data[1], "ab", 2);
        _exit(0);
    }
    read(told[0], &byte, 1);
    read(told[0], &byte, 1);
    usleep(20000);
    return 0;
}
