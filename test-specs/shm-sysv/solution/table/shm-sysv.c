/* Attached once, before the children are created; removed as soon as they all have it: it lives until the last one detaches. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

struct table {
    int count;
    struct {
        long pid, value;
    } slot[];
};

static _Noreturn void fill(struct table *table, int i, const char *text)
{
    long number = strtol(text, NULL, 10);
    int large = number > 46340;
    if (large) {
        fprintf(stderr, "%ld is too large\n", number);
    } else {
        table->slot[i].value = number * number;
        table->slot[i].pid = getpid();
    }
    if (shmdt(table) != 0)
        err(1, "shmdt");
    _exit(large);
}

int main(int argc, char *argv[])
{
    if (argc < 2) {
        fputs("usage: shm-sysv NUMBER...\n", stderr);
        return 2;
    }
    struct table *table;
    int id = shmget(IPC_PRIVATE, sizeof *table + (size_t)argc * sizeof table->slot[0], 0600);
    if (id < 0 || (table = shmat(id, NULL, 0)) == (void *)-1)
        err(1, "shared memory");

    table->count = argc - 1;
    pid_t children[argc];
    for (int i = 1; i < argc; i++)
        switch (children[i] = fork()) {
        case -1:
            warn("fork");
            break;
        case 0:
            fill(table, i - 1, argv[i]);
        }
    if (shmctl(id, IPC_RMID, NULL) != 0)
        warn("shmctl");

    int failed = 0;
    long sum = 0;
    for (int i = 1; i < argc; i++) {
        int status = -1;
        waitpid(children[i], &status, 0);
        failed |= status != 0;
    }
    for (int i = 0; i < table->count; i++) {
        printf("slot %d: ", i + 1);
        if (table->slot[i].pid)
            printf("%ld from %ld\n", table->slot[i].value, table->slot[i].pid);
        else
            puts("nothing");
        sum += table->slot[i].value;
    }
    printf("sum %ld\n", sum);
    if (shmdt(table) != 0)
        err(1, "shmdt");
    return failed;
}
