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

static int known(const char *mode)
{
    return strcmp(mode, "exit") == 0 || strcmp(mode, "_exit") == 0 || strcmp(mode, "exec") == 0 ||
           strcmp(mode, "failed") == 0 || strcmp(mode, "read") == 0;
}

static void child(const char *mode)
{
    printf("child %d\n", (int)getpid());
    if (strcmp(mode, "exit") == 0)
        exit(1);
    fflush(stdout);
    if (strcmp(mode, "exec") == 0)
        execlp("echo", "echo", "echoed", (char *)NULL);
    if (strcmp(mode, "failed") == 0) {
        execlp("no-such-program", "no-such-program", (char *)NULL);
        perror("no-such-program");
        _exit(127);
    }
    _exit(1);
}

int main(int argc, char **argv)
{
    const char *mode = argc == 2 ? argv[1] : "";
    char line[100];

    if (!known(mode)) {
        fprintf(stderr, "usage: double-flush exit|_exit|exec|failed|read\n");
        return 2;
    }
    int reads = strcmp(mode, "read") == 0;
    if (reads && fgets(line, sizeof line, stdin))
        printf("first: %s", line);
    atexit(goodbye);
    printf("before the fork: %d\n", (int)getpid());
    fflush(stdout);

    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        return 1;
    }
    if (pid == 0)
        child(mode);
    wait(NULL);

    while (reads && fgets(line, sizeof line, stdin))
        printf("then: %s", line);
    printf("parent %d\n", (int)getpid());
    return 0;
}
