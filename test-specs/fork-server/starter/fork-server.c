#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    int n = atoi(argv[1]);
    struct sockaddr_un here = { .sun_family = AF_UNIX, .sun_path = "server.sock" };
    struct sockaddr_in loopback = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };

    /* Two sockets to listen on; n clients; a child for each connection. */
    (void)n, (void)here, (void)loopback;
    return 0;
}
