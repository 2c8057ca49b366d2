#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/wait.h>


/* Reads what is in a file and writes one more: an increment may be lost. */
static void increment(int file)
{
    char value;
    pread(file, &value, 1, 0);
    value++;
    pwrite(file, &value, 1, 0);
}

int main(void)
{
    char value = '0';
    int file = open("counter", O_RDWR | O_CREAT | O_TRUNC, 0600);
    pwrite(file, &value, 1, 0);
    if (fork() == 0) {
        increment(file);
        _exit(0);
    }
    increment(file);
    wait(NULL);
    pread(file, &value, 1, 0);
    write(1, &value, 1);
    return 0;
}
