/* Folders' entries, and what files hold. */
#include "visible.h"

#include "memory.h"
#include "paths.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>

struct named {
    int folder;
    uint64_t path;
};

static struct named named_by(const struct runner *runner)
{
    const uint64_t *a = runner->arguments;
    switch (runner->call) {
    case SYS_newfstatat: case SYS_statx: case SYS_faccessat: case SYS_faccessat2: case SYS_unlinkat: case SYS_mkdirat:
    case SYS_mknodat: case SYS_fchmodat: case SYS_renameat: case SYS_renameat2: case SYS_linkat:
        return (struct named){(int)a[0], a[1]};
    case SYS_symlink: return (struct named){AT_FDCWD, a[1]};
    case SYS_symlinkat: return (struct named){(int)a[1], a[2]};
    default: return (struct named){AT_FDCWD, a[0]};
    }
}

/* The second name; a path of 0: there is none. */
static struct named also_named_by(const struct runner *runner)
{
    const uint64_t *a = runner->arguments;
    switch (runner->call) {
    case SYS_rename: case SYS_link: return (struct named){AT_FDCWD, a[1]};
    case SYS_renameat: case SYS_renameat2: case SYS_linkat: return (struct named){(int)a[2], a[3]};
    default: return (struct named){AT_FDCWD, 0};
    }
}

static bool is_empty(const struct runner *runner, uint64_t address)
{
    char first = '\0';
    return memory_read(runner->tid, address, &first, 1) != 1 || first == '\0';
}

/* An empty name is the descriptor's own file (AT_EMPTY_PATH), which stdio asks for before it prints. */
bool is_step_name(struct runner *runner)
{
    char path[PATH_MAX];
    struct named named = named_by(runner);
    return !is_empty(runner, named.path) && path_absolute(runner, named.folder, named.path, path) && !path_of_system(path);
}

static void touch_named(struct runner *runner, struct named named, enum access access, struct outlook *outlook)
{
    char path[PATH_MAX];
    struct stat status;
    if (!path_absolute(runner, named.folder, named.path, path))
        return;
    path_touch(path, access, &outlook->touches);
    if (access == LOOK && path_stat(path, &status) && S_ISREG(status.st_mode))
        touch(&outlook->touches, A_FILE, touched_id(A_FILE, object_identity(&status)), LOOK);
}

void outlook_name_look(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    touch_named(runner, named_by(runner), LOOK, outlook);
}

void outlook_name_change(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    touch_named(runner, named_by(runner), CHANGE, outlook);
}

void outlook_rename(struct runner *runner, struct outlook *outlook)
{
    struct named other = also_named_by(runner);
    outlook->ready = true;
    touch_named(runner, named_by(runner), CHANGE, outlook);
    if (other.path)
        touch_named(runner, other, CHANGE, outlook);
}

void outlook_folder(struct runner *runner, struct outlook *outlook)
{
    struct object object;
    outlook->ready = true;
    if (descriptor_object(runner->thread, (int)runner->arguments[0], &object))
        touch(&outlook->touches, A_NAME, touched_id(A_NAME, touched_name(object.name)), LOOK);
}

void outlook_truncate(struct runner *runner, struct outlook *outlook)
{
    struct object object;
    struct stat status;
    char path[PATH_MAX];
    outlook->ready = true;
    if (runner->call == SYS_ftruncate && descriptor_object(runner->thread, (int)runner->arguments[0], &object))
        touch(&outlook->touches, A_FILE, touched_id(A_FILE, object.inode), CHANGE);
    else if (path_absolute(runner, AT_FDCWD, runner->arguments[0], path) && path_stat(path, &status))
        touch(&outlook->touches, A_FILE, touched_id(A_FILE, object_identity(&status)), CHANGE);
}
