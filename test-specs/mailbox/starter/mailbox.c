#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        char *text;
        strtoul(argv[i], &text, 10);
        if (text == argv[i] || *text != ':') {
            fprintf(stderr, "usage: mailbox PRIORITY:TEXT...\n");
            return 2;
        }
    }

    /* Make the two queues, and send the letters. */

    /* Create the child, which reads them. */

    /* Receive the answer, send the last word, wait, and clean up. */
    return 0;
}
