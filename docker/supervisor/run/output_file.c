#include "output_file.h"

#include "fail.h"
#include "run_limits.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <fcntl.h>
#include <stdio.h>

enum { CHUNK = 64 << 10 };

static struct {
    int fd; /* for looking into it */
    uint64_t taken; /* up to here it is known who wrote it, or said that it is not */
} files[2] = {{.fd = -1}, {.fd = -1}};

/* A description of its own: looking into it moves no offset of the programs'. */
static int again(int fd, int flags)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    int other = open(path, flags | O_CLOEXEC);
    if (other < 0)
        fail("the file for the output");
    return other;
}

void output_files_open(int child[2])
{
    static const char *const names[] = {"stdout", "stderr"};
    for (int i = 0; i < 2; i++) {
        int fd = memfd_create(names[i], MFD_CLOEXEC);
        if (fd < 0)
            fail("memfd_create");
        child[i] = again(fd, O_WRONLY);
        files[i].fd = again(fd, O_RDONLY);
        files[i].taken = 0;
        close(fd);
    }
}

bool output_files_are_open(void)
{
    return files[0].fd >= 0;
}

void output_files_close(void)
{
    for (int i = 0; i < 2; i++) {
        if (files[i].fd >= 0)
            close(files[i].fd);
        files[i].fd = -1;
    }
}

static uint64_t size_of(int index)
{
    struct stat status;
    if (fstat(files[index].fd, &status) < 0)
        fail("fstat");
    return (uint64_t)status.st_size;
}

static void copy(int index, uint64_t from, uint64_t to, struct bytes *into)
{
    uint8_t chunk[CHUNK];
    while (from < to && !limit_ends_run()) {
        size_t wanted = to - from < sizeof chunk ? (size_t)(to - from) : sizeof chunk;
        ssize_t n = pread(files[index].fd, chunk, wanted, (off_t)from);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        bytes_add(into, chunk, limit_output((uint64_t)n));
        from += (uint64_t)n;
    }
}

void output_file_take(int index, uint64_t length, uint64_t end, struct bytes *into)
{
    uint64_t size = size_of(index);
    if (end > size)
        end = size;
    uint64_t from = length <= end ? end - length : files[index].taken < end ? files[index].taken : end;
    copy(index, from, end, into);
    if (end > files[index].taken)
        files[index].taken = end;
}

void output_file_take_rest(int index, struct bytes *into)
{
    uint64_t size = size_of(index);
    if (size > files[index].taken)
        copy(index, files[index].taken, size, into);
    files[index].taken = size;
}
