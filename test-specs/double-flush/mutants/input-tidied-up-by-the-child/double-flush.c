/* No line stays in a buffer, so that none can be copied; the goodbye knows whether it is wanted. */
#include <err.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef enum { EXIT, UNDERSCORE_EXIT, EXEC, FAILED, READ, NONE } Mode;

static const char *const names[] = { "exit", "_exit", "exec", "failed", "read" };
static bool polite = true;

static void goodbye(void)
{
    if (polite)
        printf("goodbye from %d\n", getpid());
}

static Mode mode_of(const char *name)
{
    Mode mode = EXIT;
    while (mode < NONE && strcmp(name, names[mode]))
        mode++;
    return mode;
}

static void echo_lines(const char *label, int most)
{
    char *line = NULL;
    size_t size = 0;
    while (most-- && getline(&line, &size, stdin) > 0)
        printf("%s: %s", label, line);
    free(line);
}

static void be_child(Mode mode)
{
    printf("child %d\n", getpid());
    polite = mode == EXIT;
    switch (mode) {
    case EXEC:
        execlp("echo", "echo", "echoed", NULL);
        break;
    case FAILED:
        execvp("no-such-program", (char *[]){ "no-such-program", NULL });
        warn("no-such-program");
        _exit(127);
    default:
        break;
    }
    exit(EXIT_SUCCESS);
}

int main(int argc, char *argv[])
{
    Mode mode = argc == 2 ? mode_of(argv[1]) : NONE;
    if (mode == NONE) {
        fputs("usage: double-flush exit|_exit|exec|failed|read\n", stderr);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    if (mode == READ)
        echo_lines("first", 1);
    if (atexit(goodbye))
        err(1, "atexit");
    printf("before the fork: %d\n", getpid());
    switch (fork()) {
    case -1:
        err(1, "fork");
    case 0:
        be_child(mode);
    }
    wait(NULL);
    if (mode == READ)
        echo_lines("then", -1);
    printf("parent %d\n", getpid());
}
