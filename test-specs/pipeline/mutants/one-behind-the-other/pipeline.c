/* The child that executes wc creates the one that executes ls. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: pipeline FOLDER\n");
        return 2;
    }
    pid_t wc = fork();
    if (wc == 0) {
        int fd[2];
        if (pipe(fd) < 0) {
            perror("pipe");
            _exit(1);
        }
        if (fork() == 0) {
            close(fd[0]);
            dup2(fd[1], 1);
            close(fd[1]);
            execlp("ls", "ls", argv[1], (char *)NULL);
            perror("ls");
            _exit(127);
        }
        close(fd[1]);
        dup2(fd[0], 0);
        close(fd[0]);
        execlp("wc", "wc", "-l", (char *)NULL);
        perror("wc");
        _exit(127);
    }
    int status = 0;
    waitpid(wc, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
