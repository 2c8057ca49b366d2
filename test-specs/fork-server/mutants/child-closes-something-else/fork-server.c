#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static struct sockaddr_un here = { .sun_family = AF_UNIX, .sun_path = "server.sock" };
static struct sockaddr_in loopback = { .sin_family = AF_INET };

static int checked(int result, const char *call)
{
    if (result < 0) {
        perror(call);
        exit(1);
    }
    return result;
}

static void open_sockets(int *listening)
{
    socklen_t size = sizeof loopback;
    loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    listening[0] = checked(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
    listening[1] = checked(socket(AF_INET, SOCK_STREAM, 0), "socket");
    checked(bind(listening[0], (struct sockaddr *)&here, sizeof here), "bind");
    checked(bind(listening[1], (struct sockaddr *)&loopback, sizeof loopback), "bind");
    checked(getsockname(listening[1], (struct sockaddr *)&loopback, &size), "getsockname");
    checked(listen(listening[0], 16), "listen");
    checked(listen(listening[1], 16), "listen");
}

static size_t read_all(int from, char *into, size_t size)
{
    size_t length = 0;
    ssize_t got;
    while (length < size && (got = read(from, into + length, size - length)) > 0)
        length += (size_t)got;
    return length;
}

static void client(int number, const char *word)
{
    char text[256];
    int connection;
    if (number % 2 == 1) {
        connection = checked(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
        checked(connect(connection, (struct sockaddr *)&here, sizeof here), "connect");
    } else {
        connection = checked(socket(AF_INET, SOCK_STREAM, 0), "socket");
        checked(connect(connection, (struct sockaddr *)&loopback, sizeof loopback), "connect");
    }
    dprintf(connection, "%s%d\n", word, number);
    shutdown(connection, SHUT_WR);
    size_t length = read_all(connection, text, sizeof text - 1);
    text[length] = '\0';
    printf("client %d: %s", number, text);
    exit(0);
}

static void serve(int connection, int gate)
{
    char text[256], byte;
    size_t length = read_all(connection, text, sizeof text);
    for (size_t i = 0; i < length; i++)
        text[i] = (char)toupper((unsigned char)text[i]);
    if (read(gate, &byte, 1) != 0)
        exit(1);
    if (write(connection, text, length) != (ssize_t)length)
        exit(1);
    exit(0);
}

static int next_connection(const int *listening)
{
    struct pollfd ready[2] = { { .fd = listening[0], .events = POLLIN }, { .fd = listening[1], .events = POLLIN } };
    checked(poll(ready, 2, -1), "poll");
    return checked(accept(listening[ready[0].revents ? 0 : 1], NULL, NULL), "accept");
}

int main(int argc, char **argv)
{
    int listening[2], gate[2];

    if (argc != 3) {
        fprintf(stderr, "usage: fork-server N WORD\n");
        return 2;
    }
    int n = atoi(argv[1]);
    open_sockets(listening);
    for (int i = 1; i <= n; i++)
        if (checked(fork(), "fork") == 0) {
            close(listening[0]);
            close(listening[1]);
            client(i, argv[2]);
        }
    checked(pipe(gate), "pipe");
    for (int i = 0; i < n; i++) {
        int connection = next_connection(listening);
        if (checked(fork(), "fork") == 0) {
            close(gate[1]);
            serve(connection, gate[0]);
        }
        close(connection);
    }
    close(listening[0]);
    close(listening[1]);
    unlink("server.sock");
    close(gate[0]);
    close(gate[1]);
    while (wait(NULL) > 0)
        ;
    return 0;
}
