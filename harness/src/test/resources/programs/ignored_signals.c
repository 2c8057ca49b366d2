// Signals that a process ignores interrupt none of its calls, though a tracer sees them.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static void semaphore(void)
{
    int id = semget(IPC_PRIVATE, 1, 0600);
    struct sembuf down = {.sem_op = -1}, up = {.sem_op = 1};
    if (fork() == 0) {
        if (fork() == 0) { // dies first, in a child of its own
            usleep(20000);
            _exit(0);
        }
        wait(NULL);
        _exit(0);
    }
    if (fork() == 0) {
        usleep(60000);
        semop(id, &up, 1);
        _exit(0);
    }
    printf("semop %d\n", semop(id, &down, 1));
    while (wait(NULL) > 0)
        ;
    semctl(id, 0, IPC_RMID);
}

static void polling(void)
{
    int ends[2];
    struct epoll_event event = {.events = EPOLLIN};
    if (pipe(ends) < 0)
        exit(1);
    int epoll = epoll_create1(0);
    epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event);
    if (fork() == 0) {
        usleep(20000);
        _exit(0);
    }
    if (fork() == 0) {
        usleep(60000);
        _exit(write(ends[1], "x", 1) != 1);
    }
    printf("epoll %d\n", epoll_wait(epoll, &event, 1, -1));
    while (wait(NULL) > 0)
        ;
}

static void whole_write(void)
{
    enum { SIZE = 300000 };
    int ends[2];
    if (pipe(ends) < 0)
        exit(1);
    fflush(stdout);
    if (fork() == 0) { // reads late, when the other child's end has been told
        char block[4096];
        long sum = 0, n;
        close(ends[1]);
        usleep(60000);
        while ((n = read(ends[0], block, sizeof block)) > 0)
            for (long i = 0; i < n; i++)
                sum += block[i];
        printf("read %ld\n", sum);
        exit(0);
    }
    if (fork() == 0) {
        usleep(20000);
        _exit(0);
    }
    close(ends[0]);
    char *block = malloc(SIZE);
    memset(block, 1, SIZE);
    printf("write %ld\n", (long)write(ends[1], block, SIZE));
    close(ends[1]);
    while (wait(NULL) > 0)
        ;
}

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    semaphore();
    polling();
    whole_write();
    return 0;
}
