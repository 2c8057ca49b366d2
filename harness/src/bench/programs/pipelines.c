/* 10 times: echo hello | cat | cat | cat | cat, each stage a child of its own. */
#include "clock.h"

#include <sys/wait.h>
#include <unistd.h>

enum { STAGES = 5 };

static void stage(int number, int in, const int out[2])
{
    if (in > 0 && (dup2(in, 0) < 0 || close(in) < 0))
        _exit(1);
    if (dup2(out[1], 1) < 0)
        _exit(1);
    close(out[0]);
    close(out[1]);
    if (number == 0)
        execl("/bin/echo", "echo", "hello", (char *)NULL);
    else
        execl("/bin/cat", "cat", (char *)NULL);
    _exit(127);
}

/* Gives the read end of the last pipe. */
static int begin(void)
{
    int in = 0;
    for (int i = 0; i < STAGES; i++) {
        int out[2];
        if (pipe(out) < 0)
            exit(1);
        pid_t pid = fork();
        if (pid < 0)
            exit(1);
        if (pid == 0)
            stage(i, in, out);
        close(out[1]);
        if (in > 0)
            close(in);
        in = out[0];
    }
    return in;
}

static void pipeline(void)
{
    char text[64];
    int last = begin(), waited = 0, status;
    while (read(last, text, sizeof text) > 0)
        ;
    close(last);
    while (wait(&status) > 0)
        waited += status == 0;
    if (waited != STAGES)
        exit(1);
}

int main(int argc, char **argv)
{
    start_clock();
    for (int i = number(argc, argv, 10); i > 0; i--)
        pipeline();
    return stop_clock();
}
