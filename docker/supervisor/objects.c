#include "objects.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static uint64_t streams[3];

void objects_streams(uint64_t in, uint64_t out, uint64_t err)
{
    streams[0] = in;
    streams[1] = out;
    streams[2] = err;
}

static enum object_kind kind_of_mode(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFIFO: return OBJECT_FIFO;
    case S_IFREG: return OBJECT_FILE;
    case S_IFDIR: return OBJECT_FOLDER;
    case S_IFCHR:
    case S_IFBLK: return OBJECT_DEVICE;
    case S_IFSOCK: return OBJECT_SOCKET;
    default: return OBJECT_ANONYMOUS;
    }
}

static void recognise_streams(struct object *object)
{
    for (int i = 0; i < 3; i++)
        if (streams[i] && object->inode == streams[i] && (object->kind == OBJECT_PIPE || object->kind == OBJECT_FILE))
            object->kind = (enum object_kind)(OBJECT_STDIN + i);
}

/* `fd_path` is the link below /proc; `link` what it says. */
static void describe(const char *fd_path, const char *link, struct object *object)
{
    object->inode = 0;
    object->name[0] = '\0';
    if (strncmp(link, "pipe:[", 6) == 0) {
        object->kind = OBJECT_PIPE;
        object->inode = strtoull(link + 6, NULL, 10);
    } else if (strncmp(link, "socket:[", 8) == 0) {
        object->kind = OBJECT_SOCKET;
        object->inode = strtoull(link + 8, NULL, 10);
    } else {
        struct stat status;
        bool known = stat(fd_path, &status) == 0;
        object->kind = known ? kind_of_mode(status.st_mode) : OBJECT_UNKNOWN;
        object->inode = known ? status.st_ino : 0;
        if (link[0] != '/')
            object->kind = OBJECT_ANONYMOUS;
        snprintf(object->name, sizeof object->name, "%s", link);
        if (strncmp(link, "/memfd:stdin", 12) == 0)
            object->kind = OBJECT_FILE;
    }
    recognise_streams(object);
    if (object->kind >= OBJECT_STDIN)
        object->name[0] = '\0';
}

bool object_of(pid_t pid, int fd, struct object *object)
{
    char path[64], link[sizeof object->name];
    snprintf(path, sizeof path, "/proc/%d/fd/%d", pid, fd);
    ssize_t n = readlink(path, link, sizeof link - 1);
    if (n < 0) {
        *object = (struct object){0};
        return false;
    }
    link[n] = '\0';
    describe(path, link, object);
    return true;
}

bool object_same(const struct object *a, const struct object *b)
{
    return a->kind == b->kind && a->inode == b->inode;
}

bool path_of_system(const char *path)
{
    static const char *const folders[] = {"/lib/", "/lib64/", "/usr/lib/", "/usr/share/", "/etc/ld.so.", "/proc/", "/sys/"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (strncmp(path, folders[i], strlen(folders[i])) == 0)
            return true;
    return false;
}

bool object_of_system(const struct object *object)
{
    return (object->kind == OBJECT_FILE || object->kind == OBJECT_FOLDER) && path_of_system(object->name);
}

bool object_is_channel(const struct object *object)
{
    return object->kind == OBJECT_PIPE || object->kind == OBJECT_FIFO || object->kind == OBJECT_SOCKET;
}

void object_put(struct bytes *payload, const struct object *object)
{
    bytes_u8(payload, (uint8_t)object->kind);
    bytes_u64(payload, object->inode);
    bytes_cstr(payload, object->name);
}

static int ascending(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static size_t descriptors_of(pid_t pid, int *fds, size_t limit)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd", pid);
    DIR *folder = opendir(path);
    if (!folder)
        return 0;
    size_t count = 0;
    for (struct dirent *entry; count < limit && (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            fds[count++] = atoi(entry->d_name);
    closedir(folder);
    qsort(fds, count, sizeof *fds, ascending);
    return count;
}

/* The link's own permission bits say how the descriptor was opened. */
static uint8_t mode_of(pid_t pid, int fd)
{
    char path[64];
    struct stat status;
    snprintf(path, sizeof path, "/proc/%d/fd/%d", pid, fd);
    if (lstat(path, &status) < 0)
        return 0;
    return (uint8_t)((status.st_mode & S_IRUSR ? MODE_READ : 0) | (status.st_mode & S_IWUSR ? MODE_WRITE : 0));
}

void objects_open(pid_t pid, void (*each)(int fd, const struct object *object, uint8_t mode, void *context), void *context)
{
    int fds[4096];
    size_t count = descriptors_of(pid, fds, sizeof fds / sizeof *fds);
    for (size_t i = 0; i < count; i++) {
        struct object object;
        if (object_of(pid, fds[i], &object))
            each(fds[i], &object, mode_of(pid, fds[i]), context);
    }
}
