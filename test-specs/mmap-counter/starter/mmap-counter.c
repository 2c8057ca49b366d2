#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* What all of them share. */
struct shared {
    pthread_barrier_t start;
    int counter;
};

/* Nobody gets past pthread_barrier_wait(barrier) before so many have come there. */
static void make_barrier(pthread_barrier_t *barrier, int children)
{
    pthread_barrierattr_t attributes;

    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    int problem = pthread_barrier_init(barrier, &attributes, (unsigned)children);
    if (problem != 0) {
        fprintf(stderr, "barrier: %s\n", strerror(problem));
        exit(1);
    }
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: mmap-counter CHILDREN ROUNDS\n");
        return 2;
    }
    int children = atoi(argv[1]), rounds = atoi(argv[2]);

    static struct shared here;          /* is shared with nobody: map it instead */
    struct shared *shared = &here;
    if (children > 0)
        make_barrier(&shared->start, children);

    /* Create the children. Each waits at the barrier; then, in each round: read, sched_yield(), write. */

    /* Wait for them. */

    printf("%d of %d\n", shared->counter, children * rounds);
    return shared->counter == children * rounds ? 0 : 1;
}
