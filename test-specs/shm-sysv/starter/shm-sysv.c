#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

struct slot {
    pid_t pid;
    int value;
};

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: shm-sysv NUMBER...\n");
        return 2;
    }
    int count = argc - 1;

    /* Make a segment with a slot for each number. */

    for (int i = 0; i < count; i++) {
        /* Create a child that stores its pid and the square of argv[i + 1] in slot i. */
    }

    /* Wait for all of them, print what they have stored, and remove the segment. */
    (void)argv;
    return 0;
}
