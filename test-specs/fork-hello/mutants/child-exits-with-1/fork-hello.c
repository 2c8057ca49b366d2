#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int polite = argc == 2 && strcmp(argv[1], "polite") == 0;
    if (argc > 1 && !polite) {
        fprintf(stderr, "usage: fork-hello [polite]\n");
        return 2;
    }
    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        return 1;
    }
    if (pid == 0) {
        printf("child %d, parent %d\n", (int)getpid(), (int)getppid());
        exit(1);
    } else {
        if (polite)
            wait(NULL);
        printf("parent %d, child %d\n", (int)getpid(), (int)pid);
        if (!polite)
            wait(NULL);
    }
    return 0;
}
