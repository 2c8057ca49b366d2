/* From the last command to the first: each stage makes the pipe that it reads from, and hands its write end to the one before. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void usage(void)
{
    fputs("usage: pipeline COMMAND [| COMMAND]...\n", stderr);
    exit(2);
}

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "pipeline: %s: %s\n", what, strerror(errno));
    _exit(127);
}

static pid_t run(char **command, int in, int out)
{
    pid_t pid = fork();
    if (pid < 0)
        fail("fork");
    if (pid > 0)
        return pid;
    if ((in >= 0 && dup2(in, STDIN_FILENO) < 0) || (out >= 0 && dup2(out, STDOUT_FILENO) < 0))
        fail("dup2");
    execvp(*command, command);
    fail(*command);
}

/* Starts the commands of these words with this stdout (-1: ours); the pid of the last one. */
static pid_t pipeline(char **first, char **end, int out)
{
    char **start = end;
    while (start > first && start[-1] != NULL)
        start--;
    if (start == first)
        return run(first, -1, out);

    int fd[2];
    if (pipe2(fd, O_CLOEXEC) < 0)
        fail("pipe");
    pipeline(first, start - 1, fd[1]);
    close(fd[1]);
    pid_t last = run(start, fd[0], out);
    close(fd[0]);
    return last;
}

int main(int argc, char *argv[])
{
    if (argc < 2)
        usage();
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "|") == 0) {
            if (i == 1 || i == argc - 1 || argv[i - 1] == NULL)
                usage();
            argv[i] = NULL;
        }

    pid_t last = pipeline(argv + 1, argv + argc, -1);
    int status, code = EXIT_FAILURE;
    if (waitpid(last, &status, 0) == last)
        code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    while (wait(NULL) > 0)
        ;
    return code;
}
