/* The lock is a record lock on a file without a name: it belongs to a process, so that the children need no file of their own. */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int lock_file;

static void locked(int how)
{
    struct flock whole = {.l_type = (short)how, .l_whence = SEEK_SET};
    if (fcntl(lock_file, F_SETLKW, &whole) != 0)
        err(1, "lock");
}

static struct shared {
    pthread_barrier_t start;
    _Atomic int counter;
} *shared;

static void start_at(unsigned children)
{
    pthread_barrierattr_t between_processes;
    int failed = pthread_barrierattr_init(&between_processes);
    failed |= pthread_barrierattr_setpshared(&between_processes, PTHREAD_PROCESS_SHARED);
    failed |= pthread_barrier_init(&shared->start, &between_processes, children);
    if (failed)
        errx(1, "no barrier");
}

static void child(long rounds)
{
    pthread_barrier_wait(&shared->start);
    while (rounds-- > 0) {
        locked(F_WRLCK);
        int was = shared->counter;
        sched_yield();
        shared->counter = was + 1;
        locked(F_UNLCK);
    }
    _exit(0);
}

int main(int argc, char *argv[])
{
    if (argc != 3) {
        fputs("usage: mmap-counter CHILDREN ROUNDS\n", stderr);
        return 2;
    }
    long children = strtol(argv[1], NULL, 10), rounds = strtol(argv[2], NULL, 10);
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        err(1, "mmap");
    if ((lock_file = memfd_create("lock", MFD_CLOEXEC)) < 0)
        err(1, "memfd_create");

    if (children > 0)
        start_at((unsigned)children);
    for (long i = 0; i < children; i++)
        if (fork() == 0)
            child(rounds);
    for (long i = 0; i < children; i++)
        if (wait(NULL) < 0)
            err(1, "wait");

    long counted = shared->counter;
    printf("%ld of %ld\n", counted, children * rounds);
    return counted != children * rounds;
}
