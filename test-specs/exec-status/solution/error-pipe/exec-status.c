/* The parent learns through a pipe, which a successful exec closes, whether the program could be executed. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CANNOT_EXECUTE = 127, SIGNALED = 128 };

static pid_t start(char **command, int *error)
{
    int report[2];
    if (pipe2(report, O_CLOEXEC) < 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0) {
        execvp(command[0], command);
        int why = errno;
        (void)!write(report[1], &why, sizeof why);
        _exit(CANNOT_EXECUTE);
    }
    close(report[1]);
    *error = 0;
    if (pid > 0 && read(report[0], error, sizeof *error) < 0)
        *error = errno;
    close(report[0]);
    return pid;
}

static int tell(const siginfo_t *end)
{
    if (end->si_code == CLD_EXITED) {
        printf("child %d exited with %d\n", end->si_pid, end->si_status);
        return end->si_status;
    }
    printf("child %d was ended by signal %d\n", end->si_pid, end->si_status);
    return SIGNALED + end->si_status;
}

int main(int argc, char *argv[])
{
    if (argc == 1) {
        fputs("usage: exec-status PROGRAM [ARGUMENTS]\n", stderr);
        return 2;
    }
    int error;
    pid_t child = start(argv + 1, &error);
    if (child < 0) {
        fprintf(stderr, "exec-status: %s\n", strerror(errno));
        return 1;
    }
    if (error != 0)
        fprintf(stderr, "exec-status: %s: %s\n", argv[1], strerror(error));
    siginfo_t end;
    if (waitid(P_PID, (id_t)child, &end, WEXITED) < 0) {
        fprintf(stderr, "exec-status: %s\n", strerror(errno));
        return 1;
    }
    return tell(&end);
}
