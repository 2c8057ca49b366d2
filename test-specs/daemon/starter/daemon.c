#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int start(void)
{
    /* Create a child, which creates the daemon. */
    return 0;
}

static int stop(void)
{
    /* Whose pid stands in daemon.pid? */
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "start") == 0)
        return start();
    if (argc == 2 && strcmp(argv[1], "stop") == 0)
        return stop();
    return 0;
}
