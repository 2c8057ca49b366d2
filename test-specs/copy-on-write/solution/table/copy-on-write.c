/* A function that makes the memory for each kind; output without a buffer. */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int *a_global(void)
{
    static volatile int number;
    return number = 100, &number;
}

static volatile int *a_block(void)
{
    volatile int *number = calloc(1, sizeof *number);
    if (number)
        *number = 100;
    return number;
}

static volatile int *mapped(int flags)
{
    long page = sysconf(_SC_PAGESIZE);
    volatile int *number = mmap(NULL, (size_t)page, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);
    if (number == MAP_FAILED)
        err(1, "mmap");
    *number = 100;
    return number;
}

static volatile int *a_private_one(void) { return mapped(MAP_PRIVATE); }
static volatile int *a_shared_one(void) { return mapped(MAP_SHARED); }

static volatile int *a_file(void)
{
    int fd = open("number", O_RDWR | O_CLOEXEC);
    void *number = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (number == MAP_FAILED)
        err(1, "number");
    return number;
}

static const struct {
    const char *name;
    volatile int *(*make)(void);
} kinds[] = {
    { "global", a_global }, { "heap", a_block }, { "private", a_private_one }, { "shared", a_shared_one }, { "file", a_file },
};

static void tell(const char *who, volatile int *number)
{
    dprintf(STDOUT_FILENO, "%s: %d at %p\n", who, *number, (void *)number);
}

int main(int argc, char *argv[])
{
    volatile int *number = NULL;
    for (size_t i = 0; argc == 2 && i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(argv[1], kinds[i].name))
            number = kinds[i].make();
    if (!number)
        return fputs("usage: copy-on-write global|heap|private|shared|file\n", stderr), 2;

    tell("before", number);
    pid_t child = fork();
    if (child < 0)
        err(1, "fork");
    if (!child) {
        ++*number;
        tell("child", number);
        _exit(0);
    }
    if (waitpid(child, NULL, 0) != child)
        err(1, "waitpid");
    *number += 10;
    tell("parent", number);
    if (!strcmp(argv[1], "heap"))
        free((void *)number);
    return 0;
}
