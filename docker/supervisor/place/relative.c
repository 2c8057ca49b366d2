#include "relative.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool legal_component(const char *name, size_t length)
{
    bool dots = (length == 1 && name[0] == '.') || (length == 2 && name[0] == '.' && name[1] == '.');
    return length > 0 && length <= NAME_MAX && !dots;
}

bool relative_legal(const char *path, size_t length)
{
    if (memchr(path, '\0', length) != NULL)
        return false;
    const char *end = path + length;
    for (;;) {
        const char *slash = memchr(path, '/', (size_t)(end - path));
        if (!legal_component(path, (size_t)((slash == NULL ? end : slash) - path)))
            return false;
        if (slash == NULL)
            return true;
        path = slash + 1;
    }
}

/* What a build has left there gives way: a file, a link (it is not followed), a folder that nobody may write to. */
static int make_folder(int parent, const char *name)
{
    struct stat stat;
    if (mkdirat(parent, name, 0755) == 0)
        return 0;
    if (errno != EEXIST || fstatat(parent, name, &stat, AT_SYMLINK_NOFOLLOW) < 0)
        return -1;
    if (!S_ISDIR(stat.st_mode))
        return unlinkat(parent, name, 0) < 0 ? -1 : mkdirat(parent, name, 0755);
    bool closed = (stat.st_mode & S_IRWXU) != S_IRWXU;
    return closed ? fchmodat(parent, name, (stat.st_mode & 07777) | S_IRWXU, 0) : 0;
}

static int open_folder(int parent, const char *name, bool make)
{
    if (make && make_folder(parent, name) < 0)
        return -1;
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int relative_open_folder(int parent, const char *name)
{
    return open_folder(parent, name, true);
}

int relative_open_parent(int from, const char *path, bool make, const char **name)
{
    int folder = openat(from, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (const char *slash; folder >= 0 && (slash = strchr(path, '/')) != NULL; path = slash + 1) {
        char component[NAME_MAX + 1] = "";
        memcpy(component, path, (size_t)(slash - path));
        int next = open_folder(folder, component, make);
        int saved = errno;
        close(folder);
        errno = saved;
        folder = next;
    }
    *name = path;
    return folder;
}
