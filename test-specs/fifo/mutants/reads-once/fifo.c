/* The FIFO as a stream; what has been opened is asked for its kind, not the name. */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static FILE *meet(const char *name, int how, const char *mode)
{
    struct stat kind;
    int fd;
    if (mknod(name, S_IFIFO | 0622, 0) != 0 && errno != EEXIST)
        err(1, "%s", name);
    if ((fd = open(name, how)) < 0 || fstat(fd, &kind) != 0)
        err(1, "%s", name);
    if (!S_ISFIFO(kind.st_mode))
        errx(1, "%s: not a FIFO", name);
    FILE *stream = fdopen(fd, mode);
    if (stream == NULL)
        err(1, "%s", name);
    return stream;
}

static int writer(const char *name, int count, char *words[])
{
    FILE *out = meet(name, O_WRONLY, "w");
    for (int i = 0; i < count; i++)
        fprintf(out, "%s\n", words[i]);
    if (fclose(out) != 0)
        err(1, "%s", name);
    return 0;
}

static int reader(const char *name)
{
    FILE *in = meet(name, O_RDONLY, "r");
    char buffer[4096];
    ssize_t got = read(fileno(in), buffer, sizeof buffer);
    if (got > 0)
        fwrite(buffer, 1, (size_t)got, stdout);
    if (ferror(in) || fclose(in) != 0 || remove(name) != 0)
        err(1, "%s", name);
    return 0;
}

int main(int argc, char *argv[])
{
    const char *part = argc > 2 ? argv[1] : "";
    if (!strcmp(part, "write"))
        return writer(argv[2], argc - 3, argv + 3);
    if (!strcmp(part, "read") && argc == 3)
        return reader(argv[2]);
    fputs("usage: fifo write NAME WORD... | fifo read NAME\n", stderr);
    return 2;
}
