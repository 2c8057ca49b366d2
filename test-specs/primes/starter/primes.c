#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* One process of the chain: reads numbers from its left, prints the first, and sends on what that does not divide. */
static void sieve(int left)
{
    (void)left;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: primes N\n");
        return 2;
    }
    int last = atoi(argv[1]);

    /* Create the first process of the chain, unless there is nothing to send. */
    (void)sieve;

    for (int n = 2; n <= last; n++) {
        /* Send n. */
    }

    /* Close the pipe, and wait. */
    return 0;
}
