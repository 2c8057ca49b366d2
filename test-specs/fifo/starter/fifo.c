#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_words(const char *name, char **words)
{
    /* Open the FIFO for writing; write each word and a newline. */
    (void)name;
    (void)words;
    return 0;
}

static int read_all(const char *name)
{
    /* Open the FIFO for reading; print what comes; remove the FIFO. */
    (void)name;
    return 0;
}

int main(int argc, char **argv)
{
    /* Make the FIFO here, if it is not there. */

    if (argc >= 3 && strcmp(argv[1], "write") == 0)
        return write_words(argv[2], argv + 3);
    if (argc == 3 && strcmp(argv[1], "read") == 0)
        return read_all(argv[2]);
    fprintf(stderr, "usage: fifo write NAME WORD... | fifo read NAME\n");
    return 2;
}
