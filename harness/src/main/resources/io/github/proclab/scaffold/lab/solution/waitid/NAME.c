#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void be_the_child(uint8_t code)
{
    printf("child %ld runs\n", (long)getpid());
    exit(code);
}

static int wait_for(pid_t child)
{
    siginfo_t end;
    if (waitid(P_PID, (id_t)child, &end, WEXITED) == -1) {
        perror("waitid");
        return EXIT_FAILURE;
    }
    printf("child %ld exited with %d\n", (long)end.si_pid, end.si_status);
    return EXIT_SUCCESS;
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fputs("usage: @{lab} CODE\n", stderr);
        return 2;
    }
    pid_t child = fork();
    switch (child) {
    case -1:
        perror("fork");
        return EXIT_FAILURE;
    case 0:
        be_the_child((uint8_t)strtoul(argv[1], NULL, 10));
        break;
    default:
        return wait_for(child);
    }
}
