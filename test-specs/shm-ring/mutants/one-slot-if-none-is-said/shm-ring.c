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

static void check(int result, const char *what)
{
    if (result < 0) {
        perror(what);
        exit(1);
    }
}

static struct ring *make_ring(int slots)
{
    char name[40];
    size_t size = sizeof(struct ring) + (size_t)slots * sizeof(int);

    snprintf(name, sizeof name, "/shm-ring-%d", (int)getpid());
    int fd = shm_open(name, O_CREAT | O_EXCL | O_RDWR, 0600);
    check(fd, "shm_open");
    check(shm_unlink(name), "shm_unlink");
    check(ftruncate(fd, (off_t)size), "ftruncate");
    struct ring *ring = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    check(ring == MAP_FAILED ? -1 : 0, "mmap");
    close(fd);

    check(sem_init(&ring->empty, 1, (unsigned)slots), "sem_init");
    check(sem_init(&ring->full, 1, 0), "sem_init");
    ring->slots = slots;
    return ring;
}

static void produce(struct ring *ring, int numbers)
{
    for (int n = 1; n <= numbers; n++) {
        check(sem_wait(&ring->empty), "sem_wait");
        ring->slot[ring->in] = n;
        ring->in = (ring->in + 1) % ring->slots;
        check(sem_post(&ring->full), "sem_post");
    }
}

static void consume(struct ring *ring, int numbers)
{
    for (int i = 0; i < numbers; i++) {
        check(sem_wait(&ring->full), "sem_wait");
        int n = ring->slot[ring->out];
        ring->out = (ring->out + 1) % ring->slots;
        check(sem_post(&ring->empty), "sem_post");
        printf("took %d\n", n);
    }
}

int main(int argc, char **argv)
{
    int numbers = argc > 1 ? atoi(argv[1]) : -1;
    int slots = argc == 3 ? atoi(argv[2]) : 1;
    if (numbers < 0 || slots < 1) {
        fprintf(stderr, "usage: shm-ring NUMBERS SLOTS\n");
        return 2;
    }

    struct ring *ring = make_ring(slots);

    pid_t producer = fork();
    check(producer, "fork");
    if (producer == 0) {
        produce(ring, numbers);
        exit(0);
    }
    pid_t consumer = fork();
    check(consumer, "fork");
    if (consumer == 0) {
        consume(ring, numbers);
        exit(0);
    }

    waitpid(producer, NULL, 0);
    waitpid(consumer, NULL, 0);
    sem_destroy(&ring->empty);
    sem_destroy(&ring->full);
    printf("%d numbers through %d slots\n", numbers, slots);
    return 0;
}
