// Parent and child each wait for the other to write first.
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int down[2], up[2];
    char byte;
    if (pipe(down) < 0 || pipe(up) < 0)
        return 1;
    if (fork() == 0) {
        if (read(down[0], &byte, 1) == 1)
            return write(up[1], "c", 1) != 1;
        return 1;
    }
    if (read(up[0], &byte, 1) == 1 && write(down[1], "p", 1) == 1)
        wait(NULL);
    return 0;
}
