#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int polite = argc == 2 && strcmp(argv[1], "polite") == 0;

    /* Create the child here. It prints its line and exits. */
    printf("child %d, parent %d\n", (int)getpid(), (int)getppid());

    /* The parent prints its line, at once or when the child has ended, and waits for the child. */
    (void)polite;
    return 0;
}
