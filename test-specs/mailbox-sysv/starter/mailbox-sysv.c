#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

struct letter {
    long type;
    char text[500];
};

int main(int argc, char **argv)
{
    int usable = argc >= 2;
    for (int i = 2; i < argc; i++)
        if (strchr(argv[i], ':') == NULL || atoi(argv[i]) < 1)
            usable = 0;
    if (!usable) {
        fprintf(stderr, "usage: mailbox-sysv WANTED TYPE:TEXT...\n");
        return 2;
    }

    /* Make the queue, and send the letters. */

    /* Create the child, which reads them. */

    /* Receive the answer, send the last word, wait, and remove the queue. */
    return 0;
}
