/* Collects first and prints later; one call of collect() for each child, and no loop. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct end {
    struct end *next;
    pid_t pid;
    int code;
} End;

static End *collect(void)
{
    int status;
    pid_t pid = waitpid(-1, &status, 0);
    if (pid == -1)
        return errno == EINTR ? collect() : NULL;
    End *end = malloc(sizeof *end);
    if (!end)
        abort();
    *end = (End){ .pid = pid, .code = WIFEXITED(status) ? WEXITSTATUS(status) : -1 };
    end->next = collect();
    return end;
}

static void start(char **codes)
{
    if (!*codes)
        return;
    switch (fork()) {
    case -1:
        abort();
    case 0:
        _exit((int)strtol(*codes, NULL, 10));
    default:
        start(codes + 1);
    }
}

int main(int argc, char *argv[])
{
    start(argv + (argc > 0));
    int children = 0, failed = 0;
    for (End *end = collect(), *next; end; end = next) {
        next = end->next;
        printf("child %d exited with %d\n", end->pid, end->code);
        children++;
        failed += end->code != 0;
        free(end);
    }
    printf("%d children, %d failed\n", children, failed);
    return failed;
}
