#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

struct slot {
    pid_t pid;
    int value;
};

static struct slot *attach(int id)
{
    struct slot *slots = shmat(id, NULL, 0);
    if (slots == (void *)-1) {
        perror("shmat");
        exit(1);
    }
    return slots;
}

static int square(int id, int i, int number)
{
    int result = 1;
    struct slot *slots = attach(id);

    if (number > 46340) {
        fprintf(stderr, "%d is too large\n", number);
    } else {
        slots[i].pid = getpid();
        slots[i].value = number * number;
        result = 0;
    }
    shmdt(slots);
    return result;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: shm-sysv NUMBER...\n");
        return 2;
    }
    int count = argc - 1;

    int id = shmget(IPC_PRIVATE, (size_t)count * sizeof(struct slot), IPC_CREAT | 0600);
    if (id < 0) {
        perror("shmget");
        return 1;
    }

    int result = 0, status;
    for (int i = 0; i < count; i++) {
        pid_t pid = fork();
        if (pid < 0)
            perror("fork");
        if (pid == 0)
            return square(id, i, atoi(argv[i + 1]));
        if (wait(&status) > 0 && status != 0)
            result = 1;
    }

    struct slot *slots = attach(id);
    long sum = 0;
    for (int i = 0; i < count; i++) {
        if (slots[i].pid == 0)
            printf("slot %d: nothing\n", i + 1);
        else
            printf("slot %d: %d from %d\n", i + 1, slots[i].value, (int)slots[i].pid);
        sum += slots[i].value;
    }
    printf("sum %ld\n", sum);
    shmdt(slots);
    if (shmctl(id, IPC_RMID, NULL) < 0) {
        perror("shmctl");
        return 1;
    }
    return result;
}
