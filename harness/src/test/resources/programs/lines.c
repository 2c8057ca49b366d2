// Each call is told at its own line, whatever earlier calls have left on the stack, and out of handlers and callbacks.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int dirty(int depth)
{
    char block[100];
    memset(block, depth, sizeof block);
    usleep(1);
    return depth ? dirty(depth - 1) + block[7] : block[3];
}

static void handler(int signal)
{
    write(1, "handler\n", 8); // line 19
    (void)signal;
}

static int compare(const void *a, const void *b)
{
    write(1, "compare\n", 8); // line 25
    return *(const int *)a - *(const int *)b;
}

int main(void)
{
    int numbers[2] = {2, 1};
    setvbuf(stdout, NULL, _IONBF, 0);
    dirty(3);
    puts("puts"); // line 34
    dirty(4);
    printf("%s %d\n", "printf", dirty(2)); // line 36
    dirty(5);
    if (fork() == 0) // line 38
        exit(3); // line 39
    dirty(3);
    wait(NULL); // line 41
    signal(SIGUSR1, handler);
    dirty(6);
    raise(SIGUSR1); // line 44
    dirty(6);
    qsort(numbers, 2, sizeof *numbers, compare);
    dirty(2);
    if (system("exit 0") != 0) // line 48
        return 1;
    dirty(2);
    execlp("true", "true", (char *)NULL); // line 51
    return 1;
}
