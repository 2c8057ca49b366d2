#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void opens_a_fifo(void)
{
    open("answers", O_RDONLY);
}

static void polls(void)
{
    int fd[2];
    struct pollfd wanted = {.events = POLLIN};
    if (pipe(fd) < 0)
        return;
    wanted.fd = fd[0];
    poll(&wanted, 1, -1);
}

static void locks_a_mutex_twice(void)
{
    pthread_mutex_lock(&lock);
    pthread_mutex_lock(&lock);
}

static void waits_for_a_semaphore(void)
{
    struct sembuf down = {.sem_num = 1, .sem_op = -1};
    semop(semget(0x2a, 2, IPC_CREAT | 0600), &down, 1);
}

static void waits_for_a_file_lock(void)
{
    flock(open("table", O_RDWR | O_CREAT, 0600), LOCK_EX);
}

int main(void)
{
    void (*all[])(void) = {opens_a_fifo, polls, locks_a_mutex_twice, waits_for_a_semaphore, waits_for_a_file_lock};
    mkfifo("answers", 0600);
    flock(open("table", O_RDWR | O_CREAT, 0600), LOCK_EX);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (fork() == 0) {
            all[i]();
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    return 0;
}
