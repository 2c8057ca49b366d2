/* Reads everything first, turns the newlines into zero bytes, and hands on windows of one long list. */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static char *everything(void)
{
    char *text = NULL;
    size_t size = 0, length = 0;
    for (ssize_t got = 1; got > 0; length += (size_t)got) {
        if (size - length < 2 && (text = realloc(text, size = 2 * size + 4096)) == NULL)
            err(1, "memory");
        if ((got = read(STDIN_FILENO, text + length, size - length - 1)) < 0)
            err(1, "stdin");
    }
    text[length] = '\0';
    return text;
}

static int run(char **words)
{
    posix_spawn_file_actions_t files;
    pid_t pid;
    int status;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", 0, 0);
    int problem = posix_spawnp(&pid, *words, &files, NULL, words, environ);
    posix_spawn_file_actions_destroy(&files);
    if (problem != 0) {
        fprintf(stderr, "xargs: %s: %s\n", *words, strerror(problem));
        exit(127);
    }
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            err(1, "waitpid");
    if (!WIFEXITED(status))
        exit(125);
    return WEXITSTATUS(status);
}

int main(int argc, char *argv[])
{
    long most = 1000;
    bool limited = argc > 1 && !strcmp(argv[1], "-n");
    if (limited)
        most = argc > 2 ? strtol(argv[2], NULL, 10) : 0;
    char **program = argv + (limited ? 3 : 1);
    if (most < 1 || program >= argv + argc) {
        fputs("usage: xargs [-n N] PROGRAM [ARGUMENTS]\n", stderr);
        return 2;
    }

    size_t fixed = (size_t)(argv + argc - program);
    char **words = malloc((fixed + (size_t)most + 1) * sizeof *words), *text = everything(), *rest = text;
    if (words == NULL)
        err(1, "memory");
    memcpy(words, program, fixed * sizeof *words);

    int result = 0;
    for (char *line = strtok_r(text, "\n", &rest); line != NULL;) {
        size_t count = fixed;
        for (; line != NULL && count < fixed + (size_t)most; line = strtok_r(NULL, "\n", &rest))
            words[count++] = line;
        words[count] = NULL;
        int code = run(words);
        if (code == 255)
            result = 124, line = NULL;
        else if (code != 0)
            result = 123;
    }
    free(words);
    free(text);
    return result;
}
