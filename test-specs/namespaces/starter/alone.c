#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The number that /proc has for whoever looks: it is that of the namespace outside. */
static int number_in_proc(void)
{
    char text[32] = "";
    if (readlink("/proc/self", text, sizeof text - 1) < 0)
        perror("/proc/self");
    return atoi(text);
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "pid") == 0) {
        /* Let a child say this, from a PID namespace of its own. Then wait for it. */
        printf("inside %d, parent %d, in /proc %d\n", (int)getpid(), (int)getppid(), number_in_proc());
        return 0;
    }
    fprintf(stderr, "usage: alone pid|family|adopted|end|signals\n");
    return 2;
}
