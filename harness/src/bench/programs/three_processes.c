/* Three processes and 25 calls that another process could notice: what a schedule decides about. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 2, LINES = 3 };

static void child(const int ends[2])
{
    close(ends[0]);
    for (int i = 0; i < LINES; i++)
        if (write(ends[1], "line\n", 5) != 5)
            _exit(1);
    _exit(0);
}

int main(void)
{
    int ends[2];
    char text[5];
    if (pipe(ends) < 0)
        return 1;
    for (int i = 0; i < CHILDREN; i++) {
        pid_t pid = fork();
        if (pid < 0)
            return 1;
        if (pid == 0)
            child(ends);
    }
    close(ends[1]);
    for (int i = 0; i < CHILDREN * LINES; i++)
        if (read(ends[0], text, sizeof text) != 5)
            return 1;
    while (wait(NULL) > 0)
        ;
    return 0;
}
