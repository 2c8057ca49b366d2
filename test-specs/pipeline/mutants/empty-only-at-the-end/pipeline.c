#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 8 };

/* How many commands there are, or 0 where one is missing. */
static int split(char **words, char **commands[])
{
    int count = 0, length = 0;
    for (; *words != NULL; words++) {
        if (strcmp(*words, "|") != 0) {
            if (length++ == 0) {
                if (count == MOST)
                    return 0;
                commands[count++] = words;
            }
        } else {
            *words = NULL;
            length = 0;
        }
    }
    return length == 0 ? 0 : count;
}

int main(int argc, char **argv)
{
    char **commands[MOST];
    int count = argc < 2 ? 0 : split(argv + 1, commands);
    if (count == 0) {
        fprintf(stderr, "usage: pipeline COMMAND [| COMMAND]...\n");
        return 2;
    }

    pid_t last = -1;
    int in = STDIN_FILENO;
    for (int i = 0; i < count; i++) {
        int fd[2] = {-1, STDOUT_FILENO};
        if (i < count - 1 && pipe(fd) < 0) {
            perror("pipe");
            return 1;
        }
        last = fork();
        if (last < 0) {
            perror("fork");
            return 1;
        }
        if (last == 0) {
            if (in != STDIN_FILENO) {
                dup2(in, STDIN_FILENO);
                close(in);
            }
            if (i < count - 1) {
                close(fd[0]);
                dup2(fd[1], STDOUT_FILENO);
                close(fd[1]);
            }
            execvp(commands[i][0], commands[i]);
            perror(commands[i][0]);
            _exit(127);
        }
        if (in != STDIN_FILENO)
            close(in);
        if (i < count - 1)
            close(fd[1]);
        in = fd[0];
    }

    int result = 1, status;
    pid_t ended;
    while ((ended = wait(&status)) > 0)
        if (ended == last)
            result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}
