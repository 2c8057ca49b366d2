/* What is left to do after a fork is the same for both; a process counts its children, and waits for as many. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static int reap(int children)
{
    while (children > 0)
        if (waitpid(-1, NULL, 0) > 0)
            children--;
        else if (errno != EINTR)
            return EXIT_FAILURE;
    return EXIT_SUCCESS;
}

static int rounds(char letter, int left, int children)
{
    if (left == 0)
        return reap(children);
    if (write(STDOUT_FILENO, &letter, 1) != 1)
        return EXIT_FAILURE;
    pid_t pid = fork();
    if (pid < 0)
        return EXIT_FAILURE;
    return rounds(letter + 1, left - 1, pid == 0 ? 0 : children + 1);
}

int main(int argc, char *argv[])
{
    static const char usage[] = "usage: letters N\n";
    long n = argc == 2 ? strtol(argv[1], NULL, 10) : -1;
    if (n < 0 || n > 4) {
        if (write(STDERR_FILENO, usage, strlen(usage)) < 0)
            return EXIT_FAILURE;
        return 2;
    }
    _exit(rounds('A', (int)n, 0));
}
