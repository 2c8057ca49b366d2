// More than a pipe holds, in one write and from two processes.
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIZE = 200000 };

int main(void)
{
    char *block = malloc(SIZE);
    memset(block, 'a', SIZE);
    if (fork() == 0) {
        memset(block, 'b', SIZE);
        return write(1, block, SIZE) != SIZE;
    }
    int wrote = write(1, block, SIZE) == SIZE;
    int status;
    wait(&status);
    return !wrote || status != 0;
}
