/* Two locks that two children take in opposite orders: it takes an unlucky schedule to get stuck. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void take(const int lock[2])
{
    char token;
    if (read(lock[0], &token, 1) != 1)
        _exit(1);
}

static void give(const int lock[2])
{
    if (write(lock[1], "", 1) != 1)
        _exit(1);
}

static void child(const int first[2], const int second[2])
{
    take(first);
    take(second);
    give(second);
    give(first);
    _exit(0);
}

int main(void)
{
    int one[2], other[2];
    if (pipe(one) < 0 || pipe(other) < 0)
        return 1;
    give(one);
    give(other);
    for (int i = 0; i < 2; i++) {
        pid_t pid = fork();
        if (pid < 0)
            return 1;
        if (pid == 0)
            child(i == 0 ? one : other, i == 0 ? other : one);
    }
    while (wait(NULL) > 0)
        ;
    return 0;
}
