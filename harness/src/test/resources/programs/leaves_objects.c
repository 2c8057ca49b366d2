// Objects that nobody removes.
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
    semget(0x1234, 1, IPC_CREAT | 0600);
    msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    shm_open("/memory", O_CREAT | O_RDWR, 0600);
    sem_open("/semaphore", O_CREAT, 0600, 1);
    mq_open("/queue", O_CREAT | O_RDWR, 0600, NULL);
    mkfifo("fifo", 0600);
    close(open("left.txt", O_CREAT | O_WRONLY, 0600));
    close(open("/tmp/left.txt", O_CREAT | O_WRONLY, 0600));
    int id = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
    shmctl(id, IPC_RMID, NULL);
    return 0;
}
