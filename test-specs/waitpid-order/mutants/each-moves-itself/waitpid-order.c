#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 8 };

static pid_t pids[MOST + 1];
static int grouped;

static void create(int count)
{
    for (int i = 1; i <= count; i++) {
        pids[i] = fork();
        if (pids[i] < 0) {
            perror("fork");
            exit(1);
        }
        if (pids[i] == 0) {
            if (grouped && i == 2)
                setpgid(0, 0);
            if (grouped && i == 4) {
                usleep(300000);
                setpgid(0, pids[2]);
            }
            exit(i);
        }
    }
}

static void wait_until_none(pid_t whom, const char *label)
{
    int status;
    pid_t pid;
    while ((pid = waitpid(whom, &status, 0)) > 0)
        printf("%s%d exited with %d\n", label, (int)pid, WEXITSTATUS(status));
}

static int in_order(int count, char **order)
{
    create(count);
    for (int i = 0; i < count; i++) {
        int number = atoi(order[i]), status;
        if (waitpid(pids[number], &status, 0) < 0) {
            perror("waitpid");
            return 1;
        }
        printf("child %d exited with %d\n", number, WEXITSTATUS(status));
    }
    return 0;
}

static int groups(void)
{
    grouped = 1;
    create(4);
    sleep(1);
    wait_until_none(-pids[2], "theirs: ");
    wait_until_none(0, "ours: ");
    return 0;
}

int main(int argc, char **argv)
{
    if (argc > 2 && argc <= 2 + MOST && strcmp(argv[1], "pid") == 0)
        return in_order(argc - 2, argv + 2);
    if (argc == 3 && strcmp(argv[1], "any") == 0) {
        create(atoi(argv[2]));
        wait_until_none(-1, "");
        return 0;
    }
    if (argc == 2 && strcmp(argv[1], "groups") == 0)
        return groups();
    fprintf(stderr, "usage: waitpid-order pid ORDER...|any N|groups\n");
    return 2;
}
