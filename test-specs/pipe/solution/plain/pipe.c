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

    while ((got = read(in, buffer, sizeof buffer)) > 0)
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

static void write_all(int out, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t done = write(out, text, length);
        if (done < 0) {
            perror("write");
            exit(1);
        }
        text += done;
        length -= (size_t)done;
    }
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
    for (int i = 1; i < argc; i++) {
        write_all(fd[1], argv[i], strlen(argv[i]));
        write_all(fd[1], "\n", 1);
    }
    close(fd[1]);

    int status;
    waitpid(child, &status, 0);
    printf("%d has read %d lines\n", (int)child, argc - 1);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
