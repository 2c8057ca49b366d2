#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct ring {
    sem_t empty, full;
    int slots, in, out;
    int slot[];
};

int main(int argc, char **argv)
{
    int numbers = argc == 3 ? atoi(argv[1]) : -1;
    int slots = argc == 3 ? atoi(argv[2]) : 0;
    if (numbers < 0 || slots < 1) {
        fprintf(stderr, "usage: shm-ring NUMBERS SLOTS\n");
        return 2;
    }

    /* Make the shared memory, with room for the ring and its slots, and the semaphores. */

    /* Create the producer, then the consumer. */

    /* Wait for both, and clean up. */
    printf("%d numbers through %d slots\n", numbers, slots);
    return 0;
}
