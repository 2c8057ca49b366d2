#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 1000 };

static void execute(char **words)
{
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing < 0) {
        perror("/dev/null");
        _exit(127);
    }
    dup2(nothing, STDIN_FILENO);
    close(nothing);
    execvp(words[0], words);
    perror(words[0]);
    _exit(127);
}

/* Runs it and waits; ends xargs where the run says so. 1 if it failed. */
static int run(char **words)
{
    int status;

    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        exit(1);
    }
    if (pid == 0)
        execute(words);
    waitpid(pid, &status, 0);
    if (WIFSIGNALED(status))
        exit(125);
    if (WEXITSTATUS(status) == 255)
        exit(124);
    if (WEXITSTATUS(status) == 127)
        exit(127);
    return WEXITSTATUS(status) != 0;
}

int main(int argc, char **argv)
{
    int at_once = MOST, first = 1;
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        at_once = atoi(argv[2]);
        first = 3;
    }
    if (first >= argc || at_once < 1) {
        fprintf(stderr, "usage: xargs [-n N] PROGRAM [ARGUMENTS]\n");
        return 2;
    }

    char **words = calloc((size_t)(argc + MOST + 1), sizeof *words);
    if (words == NULL) {
        perror("xargs");
        return 1;
    }
    int fixed = argc - first;
    memcpy(words, argv + first, (size_t)fixed * sizeof *words);

    char line[512];
    size_t length;
    int lines = 0, failed = 0;
    while (fgets(line, sizeof line, stdin) != NULL) {
        length = strlen(line);
        if (line[length - 1] == '\n')
            line[--length] = '\0';
        if (length == 0)
            continue;
        words[fixed + lines++] = strdup(line);
        if (lines == at_once) {
            failed |= run(words);
            while (lines > 0) {
                free(words[fixed + --lines]);
                words[fixed + lines] = NULL;
            }
        }
    }
    if (lines > 0)
        failed |= run(words);
    while (lines > 0)
        free(words[fixed + --lines]);
    free(words);
    return failed ? 123 : 0;
}
