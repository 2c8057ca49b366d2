/* Named semaphores beside the memory; each child opens everything for itself, by name, and in and out are each one's own affair. */
#include <err.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static char memory[64], empty[64], full[64];

static void name_all(void)
{
    long id = (long)getpid();
    snprintf(memory, sizeof memory, "/ring.%ld", id);
    snprintf(empty, sizeof empty, "/ring-empty.%ld", id);
    snprintf(full, sizeof full, "/ring-full.%ld", id);
}

static void remove_all(void)
{
    shm_unlink(memory);
    sem_unlink(empty);
    sem_unlink(full);
}

static void make_all(size_t slots)
{
    int fd = shm_open(memory, O_CREAT | O_EXCL | O_RDWR, 0600);
    if (fd < 0 || ftruncate(fd, (off_t)(slots * sizeof(int))) != 0)
        err(1, "%s", memory);
    close(fd);
    sem_t *semaphores[] = {sem_open(empty, O_CREAT | O_EXCL, 0600, (unsigned)slots), sem_open(full, O_CREAT | O_EXCL, 0600, 0)};
    for (int i = 0; i < 2; i++)
        if (semaphores[i] == SEM_FAILED || sem_close(semaphores[i]) != 0)
            err(1, "semaphore");
}

static void produce(int *slot, size_t slots, sem_t *wanted, sem_t *filled, int numbers)
{
    size_t in = 0;
    for (int n = 1; n <= numbers; n++) {
        sem_wait(wanted);
        slot[in++ % slots] = n;
        sem_post(filled);
    }
}

static void consume(int *slot, size_t slots, sem_t *wanted, sem_t *filled, int numbers)
{
    size_t out = 0;
    while (numbers-- > 0) {
        sem_wait(filled);
        printf("took %d\n", slot[out++ % slots]);
        sem_post(wanted);
    }
}

static void child(void (*part)(int *, size_t, sem_t *, sem_t *, int), size_t slots, int numbers)
{
    pid_t pid = fork();
    if (pid < 0)
        err(1, "fork");
    if (pid > 0)
        return;
    int fd = shm_open(memory, O_RDWR, 0);
    int *slot = fd < 0 ? MAP_FAILED : mmap(NULL, slots * sizeof *slot, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    sem_t *wanted = sem_open(empty, 0), *filled = sem_open(full, 0);
    if (slot == MAP_FAILED || wanted == SEM_FAILED || filled == SEM_FAILED)
        err(1, "ring");
    close(fd);
    part(slot, slots, wanted, filled, numbers);
    fflush(stdout);
    _exit(0);
}

int main(int argc, char *argv[])
{
    long numbers, slots;
    if (argc != 3 || (numbers = strtol(argv[1], NULL, 10)) < 0 || (slots = strtol(argv[2], NULL, 10)) < 1) {
        fputs("usage: shm-ring NUMBERS SLOTS\n", stderr);
        return 2;
    }
    name_all();
    make_all((size_t)slots);
    child(produce, (size_t)slots, (int)numbers);
    child(consume, (size_t)slots, (int)numbers);
    sleep(1);
    remove_all();
    while (wait(NULL) > 0)
        ;
    printf("%ld numbers through %ld slots\n", numbers, slots);
    return 0;
}
