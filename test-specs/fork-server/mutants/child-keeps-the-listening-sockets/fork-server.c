/* An array of endpoints; accept4() without blocking after select(); the children are let go by SIGUSR1 to their group. */
#define _GNU_SOURCE
#include <ctype.h>
#include <err.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    int family, fd;
    socklen_t size;
    union {
        struct sockaddr any;
        struct sockaddr_un local;
        struct sockaddr_in inet;
    } address;
} Endpoint;

static void listen_at(Endpoint *at)
{
    at->fd = socket(at->family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (at->fd < 0 || bind(at->fd, &at->address.any, at->size) < 0 || listen(at->fd, SOMAXCONN) < 0 || getsockname(at->fd, &at->address.any, &at->size) < 0)
        err(1, "cannot listen");
}

static int ask(const Endpoint *at, const char *word, int number)
{
    int to = socket(at->family, SOCK_STREAM, 0);
    if (to < 0 || connect(to, &at->address.any, at->size) < 0)
        err(1, "cannot connect");
    FILE *stream = fdopen(to, "r+");
    fprintf(stream, "%s%d\n", word, number);
    fflush(stream);
    shutdown(to, SHUT_WR);
    char answer[512];
    if (!fgets(answer, sizeof answer, stream))
        errx(1, "no answer");
    fclose(stream);
    dprintf(1, "client %d: %s", number, answer);
    return 0;
}

static int answer(int fd, const sigset_t *go)
{
    char buffer[1024];
    size_t length = 0;
    int number;
    for (ssize_t got; (got = recv(fd, buffer + length, sizeof buffer - length, 0)) > 0;)
        length += (size_t)got;
    sigwait(go, &number);
    for (char *c = buffer; c < buffer + length; c++)
        *c = (char)toupper((unsigned char)*c);
    return send(fd, buffer, length, MSG_NOSIGNAL) != (ssize_t)length;
}

int main(int argc, char *argv[])
{
    Endpoint ends[2] = {
        { .family = AF_UNIX, .size = sizeof(struct sockaddr_un), .address.local = { .sun_family = AF_UNIX, .sun_path = "server.sock" } },
        { .family = AF_INET, .size = sizeof(struct sockaddr_in), .address.inet = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } } },
    };
    int n = argc == 3 ? atoi(argv[1]) : 0, accepted = 0;
    pid_t served[64];
    sigset_t go;
    if (n < 1 || n > 64) {
        fputs("usage: fork-server N WORD\n", stderr);
        return 2;
    }
    listen_at(&ends[0]);
    listen_at(&ends[1]);
    for (int i = 0; i < n; i++)
        if (fork() == 0) {
            close(ends[0].fd), close(ends[1].fd);
            exit(ask(&ends[i % 2], argv[2], i + 1));
        }
    sigemptyset(&go);
    sigaddset(&go, SIGUSR1);
    sigprocmask(SIG_BLOCK, &go, NULL);
    while (accepted < n) {
        fd_set waiting;
        FD_ZERO(&waiting);
        FD_SET(ends[0].fd, &waiting);
        FD_SET(ends[1].fd, &waiting);
        if (select(ends[1].fd + 1, &waiting, NULL, NULL, NULL) < 0)
            err(1, "select");
        for (int e = 0; e < 2; e++)
            for (int fd; accepted < n && (fd = accept4(ends[e].fd, NULL, NULL, SOCK_CLOEXEC)) >= 0; close(fd))
                if ((served[accepted++] = fork()) == 0) {
                    exit(answer(fd, &go));
                }
    }
    close(ends[0].fd), close(ends[1].fd);
    remove("server.sock");
    for (int i = 0; i < n; i++)
        kill(served[i], SIGUSR1);
    while (wait(NULL) > 0 || errno == EINTR)
        ;
    return 0;
}
