#include "memory.h"

#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <unistd.h>

enum { PAGE = 4096, ARGUMENTS = 256, ARGUMENT_BYTES = 16 << 10 };

/* Slower, and allowed in containers whose rules refuse the call: it is the file system's identity that counts (proc_pid_mem(5)). */
static ssize_t read_by_file(pid_t pid, uint64_t address, void *into, size_t length)
{
    char path[32];
    snprintf(path, sizeof path, "/proc/%d/mem", pid);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return -1;
    ssize_t n = pread(file, into, length, (off_t)address);
    close(file);
    return n;
}

size_t memory_read(pid_t pid, uint64_t address, void *into, size_t length)
{
    struct iovec local = {.iov_base = into, .iov_len = length};
    struct iovec remote = {.iov_base = (void *)(uintptr_t)address, .iov_len = length};
    ssize_t n = process_vm_readv(pid, &local, 1, &remote, 1, 0);
    if (n < 0 && (errno == EPERM || errno == ENOSYS))
        n = read_by_file(pid, address, into, length);
    return n > 0 ? (size_t)n : 0;
}

static bool poke(pid_t pid, uint64_t address, const uint8_t *from, size_t length)
{
    for (size_t done = 0; done < length; done += sizeof(uint64_t)) {
        uint64_t word;
        size_t part = length - done < sizeof word ? length - done : sizeof word;
        if (memory_read(pid, address + done, &word, sizeof word) < part)
            return false;
        memcpy(&word, from + done, part);
        if (ptrace(PTRACE_POKEDATA, pid, (void *)(uintptr_t)(address + done), (void *)(uintptr_t)word) < 0)
            return false;
    }
    return true;
}

bool memory_write(pid_t pid, uint64_t address, const void *from, size_t length)
{
    struct iovec local = {.iov_base = (void *)(uintptr_t)from, .iov_len = length};
    struct iovec remote = {.iov_base = (void *)(uintptr_t)address, .iov_len = length};
    return process_vm_writev(pid, &local, 1, &remote, 1, 0) == (ssize_t)length || poke(pid, address, from, length);
}

/* Page by page, since a read that touches an unmapped page yields only what lies before it. */
static size_t read_string(pid_t pid, uint64_t address, char *text, size_t size)
{
    size_t length = 0;
    while (length < size - 1) {
        size_t wanted = PAGE - (address + length) % PAGE;
        if (wanted > size - 1 - length)
            wanted = size - 1 - length;
        size_t got = memory_read(pid, address + length, text + length, wanted);
        size_t here = strnlen(text + length, got);
        length += here;
        if (here < got || got < wanted)
            break;
    }
    text[length] = '\0';
    return length;
}

char *memory_string(pid_t pid, uint64_t address)
{
    char text[PATH_MAX];
    read_string(pid, address, text, sizeof text);
    char *copy = strdup(text);
    if (!copy)
        fail("out of memory");
    return copy;
}

/* The kernel copies nothing of a block that crosses into an unmapped page's neighbour: hence two reads. */
static size_t read_pointers(pid_t pid, uint64_t address, uint64_t *pointers, size_t count)
{
    size_t bytes = memory_read(pid, address, pointers, count * sizeof *pointers);
    return bytes / sizeof *pointers;
}

uint32_t memory_argv(pid_t pid, uint64_t address, struct bytes *items)
{
    char text[PATH_MAX];
    uint64_t pointers[ARGUMENTS];
    size_t got = read_pointers(pid, address, pointers, ARGUMENTS);
    uint32_t count = 0;
    while (count < got && pointers[count] && items->length < ARGUMENT_BYTES) {
        size_t length = read_string(pid, pointers[count], text, sizeof text);
        bytes_str(items, text, length);
        count++;
    }
    return count;
}
