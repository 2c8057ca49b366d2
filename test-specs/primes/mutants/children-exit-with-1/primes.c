#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void sieve(int left);

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* Creates the process on the right, which has nothing of this one's; the end to write to. */
static int create_right(int left)
{
    int fd[2];

    if (pipe(fd) < 0)
        fail("pipe");
    pid_t pid = fork();
    if (pid < 0)
        fail("fork");
    if (pid == 0) {
        close(fd[1]);
        if (left >= 0)
            close(left);
        sieve(fd[0]);
        exit(1);
    }
    close(fd[0]);
    return fd[1];
}

static void send(int right, int number)
{
    if (write(right, &number, sizeof number) != sizeof number)
        fail("write");
}

static void end(int right)
{
    if (right < 0)
        return;
    close(right);
    wait(NULL);
}

static void sieve(int left)
{
    int prime, number, right = -1;

    if (read(left, &prime, sizeof prime) != sizeof prime)
        fail("read");
    printf("%d\n", prime);
    fflush(stdout);
    while (read(left, &number, sizeof number) == sizeof number) {
        if (number % prime == 0)
            continue;
        if (right < 0)
            right = create_right(left);
        send(right, number);
    }
    close(left);
    end(right);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: primes N\n");
        return 2;
    }
    int last = atoi(argv[1]);
    int right = -1;

    for (int n = 2; n <= last; n++) {
        if (right < 0)
            right = create_right(-1);
        send(right, n);
    }
    end(right);
    return 0;
}
