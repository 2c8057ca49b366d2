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
    int fd[2];
    if (pipe(fd) < 0) {
        perror("pipe");
        return 1;
    }

    pid_t ls = fork();
    if (ls == 0) {
        close(fd[0]);
        dup2(fd[1], 1);
        close(fd[1]);
        execlp("ls", "ls", argv[1], (char *)NULL);
        perror("ls");
        _exit(127);
    }

    pid_t wc = fork();
    if (wc == 0) {
        close(fd[1]);
        dup2(fd[0], 0);
        close(fd[0]);
        execlp("wc", "wc", "-l", (char *)NULL);
        perror("wc");
        _exit(127);
    }

    close(fd[0]);
    close(fd[1]);
    if (ls < 0 || wc < 0)
        perror("fork");

    int status = 0;
    waitpid(wc, &status, 0);
    usleep(200000);
    waitpid(ls, NULL, WNOHANG);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
