/* The two sides are rows of a table; everything is close-on-exec, so that nobody has to close anything in a child. */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct side {
    const char *file, *command;
    int flags, file_is, pipe_is, pipe_end;
    pid_t pid;
};

static char **words_of(const char *command)
{
    char **words = calloc(strlen(command) / 2 + 2, sizeof *words), **next = words;
    char *rest = strdup(command), *word;
    if (words == NULL || rest == NULL)
        err(1, "memory");
    while ((word = strsep(&rest, " \t")) != NULL)
        if (*word)
            *next++ = word;
    if (next == words)
        *next = "";
    return words;
}

static _Noreturn void become(const struct side *side)
{
    int fd = open(side->file, side->flags | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH);
    if (fd < 0)
        err(1, "%s", side->file);
    if (dup2(fd, side->file_is) < 0 || dup2(side->pipe_end, side->pipe_is) < 0)
        err(1, "dup2");
    char **words = words_of(side->command);
    execvp(*words, words);
    if (errno == ENOENT)
        errx(127, "%s: command not found", *words);
    err(126, "%s", *words);
}

int main(int argc, char *argv[])
{
    if (argc != 5) {
        fputs("usage: pipex IN COMMAND1 COMMAND2 OUT\n", stderr);
        return 2;
    }
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        err(1, "pipe");
    struct side sides[] = {
        {.file = argv[1], .command = argv[2], .flags = O_RDONLY, .file_is = 0, .pipe_is = 1, .pipe_end = ends[1]},
        {.file = argv[4], .command = argv[3], .flags = O_WRONLY | O_CREAT | O_TRUNC, .file_is = 1, .pipe_is = 0, .pipe_end = ends[0]},
    };

    for (size_t i = 0; i < 2; i++) {
        sides[i].pid = fork();
        if (sides[i].pid < 0)
            err(1, "fork");
        if (sides[i].pid == 0)
            become(&sides[i]);
        close(sides[i].pipe_end);
    }

    int result = 1, status;
    for (pid_t ended; (ended = wait(&status)) > 0;)
        if (ended == sides[1].pid)
            result = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return result;
}
