#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int print_lines(int in)
{
    char buffer[4096];
    int lines = 0, at_start = 1;
    ssize_t got;

    if ((got = read(in, buffer, sizeof buffer)) > 0)
        for (ssize_t i = 0; i < got; i++) {
            if (at_start)
                printf("%d ", ++lines);
            putchar(buffer[i]);
            at_start = buffer[i] == '\n';
        }
    if (got < 0)
        perror("read");
    return lines;
}

int main(int argc, char **argv)
{
    int fd[2];
    if (pipe(fd) < 0) {
        perror("pipe");
        return 1;
    }

    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        return 1;
    }
    if (child == 0) {
        close(fd[1]);
        int lines = print_lines(fd[0]);
        close(fd[0]);
        exit(lines);
    }

    close(fd[0]);
    FILE *out = fdopen(fd[1], "w");
    if (out == NULL)
        return 1;
    for (int i = 1; i < argc; i++)
        fprintf(out, "%s\n", argv[i]);
    fclose(out);

    int status;
    waitpid(child, &status, 0);
    printf("%d has read %d lines\n", (int)child, argc - 1);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
