/* What the parent waits for comes in time or does not; and either of the two may be the first to say what it has to say. */
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int ends[2];
    pipe(ends);
    if (fork() == 0) {
        write(ends[1], "x", 1);
        write(1, "c", 1);
        _exit(0);
    }
    struct pollfd in = {.fd = ends[0], .events = POLLIN};
    write(1, poll(&in, 1, 500) == 1 ? "R" : "T", 1);
    wait(NULL);
    return 0;
}
