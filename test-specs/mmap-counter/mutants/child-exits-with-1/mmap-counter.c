#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    pthread_barrier_t start;
    sem_t lock;
    volatile int counter;
};

static void make_barrier(pthread_barrier_t *barrier, unsigned children)
{
    pthread_barrierattr_t attributes;

    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    int problem = pthread_barrier_init(barrier, &attributes, children);
    if (problem != 0) {
        fprintf(stderr, "barrier: %s\n", strerror(problem));
        exit(1);
    }
}

static void count(struct shared *shared, int rounds)
{
    for (int i = 0; i < rounds; i++) {
        sem_wait(&shared->lock);
        int seen = shared->counter;
        sched_yield();
        shared->counter = seen + 1;
        sem_post(&shared->lock);
    }
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: mmap-counter CHILDREN ROUNDS\n");
        return 2;
    }
    int children = atoi(argv[1]), rounds = atoi(argv[2]);
    struct shared *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        perror("mmap");
        return 1;
    }
    if (children > 0)
        make_barrier(&shared->start, (unsigned)children);
    if (sem_init(&shared->lock, 1, 1) < 0) {
        perror("sem_init");
        return 1;
    }

    for (int i = 0; i < children; i++) {
        pid_t pid = fork();
        if (pid < 0)
            perror("fork");
        if (pid == 0) {
            pthread_barrier_wait(&shared->start);
            count(shared, rounds);
            return 1;
        }
    }
    while (wait(NULL) > 0)
        ;
    sem_destroy(&shared->lock);
    printf("%d of %d\n", shared->counter, children * rounds);
    return shared->counter == children * rounds ? 0 : 1;
}
