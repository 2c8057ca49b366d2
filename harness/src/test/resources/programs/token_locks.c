/* Two locks, each a pipe with a token in it, taken in opposite orders. */
#include <unistd.h>

static int first[2], second[2];

static void take(int lock[2])
{
    char token;
    read(lock[0], &token, 1);
}

static void give(int lock[2])
{
    write(lock[1], "t", 1);
}

static void work(int one[2], int other[2], int tell, int hear)
{
    char byte;
    take(one);
    write(tell, "x", 1);
    read(hear, &byte, 1);
    take(other);
    give(other);
    give(one);
}

int main(void)
{
    int there[2], back[2];
    if (pipe(first) < 0 || pipe(second) < 0 || pipe(there) < 0 || pipe(back) < 0)
        return 1;
    give(first);
    give(second);
    if (fork() == 0) {
        work(second, first, back[1], there[0]);
        _exit(0);
    }
    work(first, second, there[1], back[0]);
    return 0;
}
