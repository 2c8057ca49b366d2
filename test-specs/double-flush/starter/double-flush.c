#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static void goodbye(void)
{
    printf("goodbye from %d\n", (int)getpid());
}

int main(int argc, char **argv)
{
    const char *mode = argc == 2 ? argv[1] : "";

    if (strcmp(mode, "exit") != 0) {
        fprintf(stderr, "usage: double-flush exit|_exit|exec|failed|read\n");
        return 2;
    }
    atexit(goodbye);
    printf("before the fork: %d\n", (int)getpid());

    pid_t pid = fork();
    if (pid == 0) {
        printf("child %d\n", (int)getpid());
        exit(0);
    }
    wait(NULL);

    printf("parent %d\n", (int)getpid());
    return 0;
}
