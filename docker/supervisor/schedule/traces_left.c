#include "traces_left.h"

#include "memory.h"
#include "visible.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

static bool left;

void traces_none(void)
{
    left = false;
}

bool traces_left(void)
{
    return left;
}

/* What is written to these is nowhere to be found again. */
static bool is_sink(struct runner *runner, uint64_t address)
{
    char *path = memory_string(runner->tid, address);
    bool sink = strcmp(path, "/dev/null") == 0 || strcmp(path, "/dev/tty") == 0 || strcmp(path, "/dev/zero") == 0;
    free(path);
    return sink;
}

static bool may_write(struct runner *runner, uint64_t path, uint64_t flags)
{
    return (flags & (O_ACCMODE | O_CREAT | O_TRUNC)) != O_RDONLY && !is_sink(runner, path);
}

static bool opens_to_write(struct runner *runner, long number, const uint64_t a[6])
{
    return number == SYS_open ? may_write(runner, a[0], a[1]) : number == SYS_openat && may_write(runner, a[1], a[2]);
}

static bool is_changing(long number)
{
    for (size_t i = 0; i < changing_call_count; i++)
        if (changing_calls[i] == number)
            return true;
    return false;
}

void traces_of_call(struct runner *runner, long number, const uint64_t a[6])
{
    switch (number) {
    case SYS_open: case SYS_openat:
        left |= opens_to_write(runner, number, a);
        break;
    case SYS_openat2: case SYS_creat: case SYS_bind:
    case SYS_unlink: case SYS_unlinkat: case SYS_mkdir: case SYS_mkdirat: case SYS_rmdir: case SYS_mknod: case SYS_mknodat:
    case SYS_chmod: case SYS_fchmodat: case SYS_link: case SYS_linkat: case SYS_symlink: case SYS_symlinkat: case SYS_rename:
    case SYS_renameat: case SYS_renameat2: case SYS_truncate: case SYS_ftruncate:
    case SYS_shmget: case SYS_semget: case SYS_msgget: case SYS_mq_open: case SYS_mq_unlink:
        left = true;
        break;
    default:
        left |= is_changing(number);
    }
}
