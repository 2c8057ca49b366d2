/* One process for both directions: poll() says which can go on, and neither ever blocks. */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct filter {
    pid_t pid;
    int to, from;
};

static struct filter start(char **program)
{
    int to[2], from[2];
    if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0)
        err(1, "pipe");
    pid_t pid = fork();
    if (pid < 0)
        err(1, "fork");
    if (pid == 0) {
        signal(SIGPIPE, SIG_DFL);
        if (dup2(to[0], 0) < 0 || dup2(from[1], 1) < 0)
            err(127, "dup2");
        execvp(*program, program);
        err(127, "%s", *program);
    }
    close(to[0]);
    close(from[1]);
    if (fcntl(to[1], F_SETFL, O_NONBLOCK) != 0)
        err(1, "fcntl");
    return (struct filter){pid, to[1], from[0]};
}

static size_t some_letters(int out, unsigned long sent, unsigned long bytes)
{
    char letters[8192];
    size_t length = 0;
    for (; length < sizeof letters && sent + length < bytes; length++)
        letters[length] = (char)('a' + (sent + length) % 26);
    ssize_t done = write(out, letters, length);
    if (done >= 0)
        return (size_t)done;
    if (errno == EAGAIN)
        return 0;
    if (errno != EPIPE)
        err(1, "write");
    return bytes - sent;
}

int main(int argc, char *argv[])
{
    if (argc < 3) {
        fputs("usage: pipe-full BYTES PROGRAM [ARGUMENTS]\n", stderr);
        return 2;
    }
    unsigned long bytes = strtoul(argv[1], NULL, 10), sent = 0, came = 0, sum = 0;
    signal(SIGPIPE, SIG_IGN);
    struct filter filter = start(argv + 2);
    struct pollfd ends[] = {{.fd = filter.from, .events = POLLIN}, {.fd = filter.to, .events = POLLOUT}};

    while (ends[0].fd >= 0) {
        if (sent == bytes && ends[1].fd >= 0) {
            close(ends[1].fd);
            ends[1].fd = -1;
        }
        if (poll(ends, 2, -1) < 0)
            err(1, "poll");
        if (ends[1].revents != 0)
            sent += some_letters(ends[1].fd, sent, bytes);
        if (ends[0].revents != 0) {
            unsigned char buffer[16384];
            ssize_t got = read(ends[0].fd, buffer, sizeof buffer);
            if (got < 0)
                err(1, "read");
            came += (unsigned long)got;
            for (ssize_t i = 0; i < got; i++)
                sum += buffer[i];
            if (got == 0) {
                close(ends[0].fd);
                ends[0].fd = -1;
            }
        }
    }
    if (ends[1].fd >= 0)
        close(ends[1].fd);

    int status = 0;
    sleep(1);
    if (waitpid(filter.pid, &status, WNOHANG) < 0)
        err(1, "waitpid");
    printf("%lu bytes came back, sum %lu\n", came, sum);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
