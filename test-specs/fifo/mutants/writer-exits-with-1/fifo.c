#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void fail(const char *name)
{
    fprintf(stderr, "fifo: %s: %s\n", name, strerror(errno));
    exit(1);
}

static void make(const char *name)
{
    struct stat what;

    if (mkfifo(name, 0600) == 0)
        return;
    if (errno != EEXIST || stat(name, &what) < 0)
        fail(name);
    if (!S_ISFIFO(what.st_mode)) {
        fprintf(stderr, "fifo: %s: not a FIFO\n", name);
        exit(1);
    }
}

static void write_all(int fd, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t done = write(fd, text, length);
        if (done < 0)
            fail("write");
        text += done;
        length -= (size_t)done;
    }
}

static int write_words(const char *name, char **words)
{
    make(name);
    int fd = open(name, O_WRONLY);
    if (fd < 0)
        fail(name);
    for (; *words != NULL; words++) {
        write_all(fd, *words, strlen(*words));
        write_all(fd, "\n", 1);
    }
    close(fd);
    return 1;
}

static int read_all(const char *name)
{
    char buffer[4096];
    ssize_t got;

    make(name);
    int fd = open(name, O_RDONLY);
    if (fd < 0)
        fail(name);
    while ((got = read(fd, buffer, sizeof buffer)) > 0)
        write_all(STDOUT_FILENO, buffer, (size_t)got);
    if (got < 0)
        fail(name);
    close(fd);
    if (unlink(name) < 0)
        fail(name);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc >= 3 && strcmp(argv[1], "write") == 0)
        return write_words(argv[2], argv + 3);
    if (argc == 3 && strcmp(argv[1], "read") == 0)
        return read_all(argv[2]);
    fprintf(stderr, "usage: fifo write NAME WORD... | fifo read NAME\n");
    return 2;
}
