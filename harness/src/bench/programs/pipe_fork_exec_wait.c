/* 200 times: a pipe, a child that writes into it through another program, and a wait. */
#include "clock.h"

#include <sys/wait.h>
#include <unistd.h>

static void child(const int ends[2])
{
    if (dup2(ends[1], 1) < 0)
        _exit(1);
    close(ends[0]);
    close(ends[1]);
    execl("/bin/echo", "echo", "hello", (char *)NULL);
    _exit(127);
}

static void round_trip(void)
{
    int ends[2], status;
    char text[16];
    if (pipe(ends) < 0)
        exit(1);
    pid_t pid = fork();
    if (pid == 0)
        child(ends);
    close(ends[1]);
    while (read(ends[0], text, sizeof text) > 0)
        ;
    close(ends[0]);
    if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0)
        exit(1);
}

int main(int argc, char **argv)
{
    start_clock();
    for (int i = number(argc, argv, 200); i > 0; i--)
        round_trip();
    return stop_clock();
}
