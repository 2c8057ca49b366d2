#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int open_or_end(const char *name, int flags)
{
    int fd = open(name, flags, 0666);
    if (fd < 0) {
        fprintf(stderr, "pipex: %s: %s\n", name, strerror(errno));
        _exit(1);
    }
    return fd;
}

/* What the descriptor refers to becomes 0 or 1. */
static void becomes(int fd, int standard)
{
    if (fd == standard)
        return;
    dup2(fd, standard);
    close(fd);
}

static void execute(char *command)
{
    char *words[256];
    int count = 0;

    for (char *word = strtok(command, " "); word != NULL && count < 255; word = strtok(NULL, " "))
        words[count++] = word;
    words[count] = NULL;
    if (count == 0)
        words[0] = "";
    execvp(words[0], words);
    if (errno == ENOENT) {
        fprintf(stderr, "pipex: %s: command not found\n", words[0]);
        _exit(127);
    }
    fprintf(stderr, "pipex: %s: %s\n", words[0], strerror(errno));
    _exit(126);
}

int main(int argc, char **argv)
{
    int fd[2];

    if (argc != 5) {
        fprintf(stderr, "usage: pipex IN COMMAND1 COMMAND2 OUT\n");
        return 2;
    }
    if (pipe(fd) < 0) {
        perror("pipe");
        return 1;
    }

    pid_t first = fork();
    if (first == 0) {
        close(fd[0]);
        becomes(open_or_end(argv[1], O_RDONLY), STDIN_FILENO);
        becomes(fd[1], STDOUT_FILENO);
        execute(argv[2]);
    }

    pid_t second = fork();
    if (second == 0) {
        close(fd[1]);
        becomes(fd[0], STDIN_FILENO);
        becomes(open_or_end(argv[4], O_WRONLY | O_CREAT | O_TRUNC), STDOUT_FILENO);
        execute(argv[3]);
    }

    close(fd[0]);
    close(fd[1]);
    if (first < 0 || second < 0)
        perror("fork");

    int status = 1 << 8;
    waitpid(first, NULL, 0);
    waitpid(second, &status, 0);
    return WEXITSTATUS(status);
}
