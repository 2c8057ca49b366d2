#include "paths.h"

#include "memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool folder_path(struct runner *runner, int folder, char *path)
{
    char name[64];
    if (folder == AT_FDCWD)
        snprintf(name, sizeof name, "/proc/%d/cwd", runner->tid);
    else
        snprintf(name, sizeof name, "/proc/%d/fd/%d", runner->tid, folder);
    ssize_t length = readlink(name, path, PATH_MAX - 1);
    if (length < 0)
        return false;
    path[length] = '\0';
    return true;
}

static size_t without_last(const char *path, size_t length)
{
    while (length > 0 && path[length - 1] != '/')
        length--;
    return length > 0 ? length - 1 : 0;
}

/* Adds a part to a path that has no slash at its end. */
static size_t add_part(char *path, size_t length, const char *part, size_t part_length)
{
    if (part_length == 0 || (part_length == 1 && part[0] == '.'))
        return length;
    if (part_length == 2 && strncmp(part, "..", 2) == 0)
        return without_last(path, length);
    if (length + part_length + 2 > PATH_MAX)
        return length;
    path[length++] = '/';
    memcpy(path + length, part, part_length);
    return length + part_length;
}

bool path_absolute(struct runner *runner, int folder, uint64_t address, char path[PATH_MAX])
{
    char *name = memory_string(runner->tid, address);
    bool known = name[0] == '/' || folder_path(runner, folder, path);
    size_t length = name[0] == '/' || !known ? 0 : strlen(path);
    if (length == 1)
        length = 0; /* the root */
    for (const char *part = name; known && *part;) {
        size_t part_length = strcspn(part, "/");
        length = add_part(path, length, part, part_length);
        part += part_length + (part[part_length] == '/');
    }
    path[length] = '\0';
    free(name);
    return known;
}

void path_touch(const char *path, enum access access, struct touches *touches)
{
    char folder[PATH_MAX];
    touch(touches, A_NAME, touched_id(A_NAME, touched_name(path)), access);
    if (access != CHANGE)
        return;
    snprintf(folder, sizeof folder, "%.*s", (int)without_last(path, strlen(path)), path);
    touch(touches, A_NAME, touched_id(A_NAME, touched_name(folder)), ADD);
}

bool path_stat(const char *path, struct stat *status)
{
    return stat(path, status) == 0;
}
