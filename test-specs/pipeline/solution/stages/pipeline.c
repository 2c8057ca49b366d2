/* Any number of stages, each connected to the one before; no descriptor survives an exec but the three that are meant to. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "pipeline: %s: %s\n", what, strerror(errno));
    _exit(127);
}

static pid_t stage(char **command, int in, int out)
{
    pid_t pid = fork();
    if (pid != 0)
        return pid;
    if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0)
        fail("dup2");
    execvp(command[0], command);
    fail(command[0]);
}

static pid_t pipeline(char ***commands, size_t count)
{
    int in = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    pid_t last = -1;
    for (size_t i = 0; i < count; i++) {
        int next[2] = {-1, fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)};
        if (i + 1 < count) {
            close(next[1]);
            if (pipe2(next, O_CLOEXEC) < 0)
                fail("pipe");
        }
        last = stage(commands[i], in, next[1]);
        close(in);
        close(next[1]);
        in = next[0];
    }
    return last;
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fputs("usage: pipeline FOLDER\n", stderr);
        return 2;
    }
    char *list[] = {"ls", argv[1], NULL}, *count[] = {"wc", "-l", NULL};
    char **commands[] = {list, count};
    pid_t last = pipeline(commands, 2);
    int result = EXIT_FAILURE, status;
    for (pid_t pid; (pid = wait(&status)) > 0;)
        if (pid == last && WIFEXITED(status))
            result = WEXITSTATUS(status);
    return result;
}
