#include "objects.h"

#include "procfs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static uint64_t streams[3];
static uint64_t terminal, own_terminal;

void objects_streams(uint64_t in, uint64_t out, uint64_t err)
{
    streams[0] = in;
    streams[1] = out;
    streams[2] = err;
}

void objects_terminal(uint64_t device, uint64_t own)
{
    terminal = device;
    own_terminal = own;
}

bool object_is_terminal(const struct object *object)
{
    return terminal && (object->inode == terminal || (own_terminal && object->inode == own_terminal));
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

static void recognise_terminal(pid_t pid, int fd, struct object *object)
{
    unsigned flags = 0;
    if (!terminal || object->kind != OBJECT_DEVICE || object->inode != terminal)
        return;
    (void)procfs_descriptor_flags(pid, fd, &flags); /* closed meanwhile: any of them */
    object->kind = (flags & O_SYNC) == O_SYNC ? OBJECT_STDERR : flags & O_DSYNC ? OBJECT_STDOUT : OBJECT_STDIN;
}

static void recognise_streams(struct object *object)
{
    for (int i = 0; i < 3; i++)
        if (streams[i] && object->inode == streams[i] && (object->kind == OBJECT_PIPE || object->kind == OBJECT_FILE))
            object->kind = (enum object_kind)(OBJECT_STDIN + i);
}

uint64_t object_identity(const struct stat *status)
{
    return (uint64_t)status->st_dev << 40 ^ status->st_ino;
}

/* `link` is what the link `name` in the folder says. */
static void describe(int folder, const char *name, const char *link, struct object *object)
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
        bool known = fstatat(folder, name, &status, 0) == 0;
        object->kind = link[0] != '/' ? OBJECT_ANONYMOUS : known ? kind_of_mode(status.st_mode) : OBJECT_UNKNOWN;
        object->inode = known ? object_identity(&status) : 0;
        snprintf(object->name, sizeof object->name, "%s", link);
    }
    recognise_streams(object);
}

static bool look_up(int folder, const char *name, pid_t pid, int fd, struct object *object)
{
    char link[sizeof object->name];
    ssize_t n = readlinkat(folder, name, link, sizeof link - 1);
    if (n < 0) {
        *object = (struct object){0};
        return false;
    }
    link[n] = '\0';
    describe(folder, name, link, object);
    recognise_terminal(pid, fd, object);
    if (object->kind >= OBJECT_STDIN)
        object->name[0] = '\0';
    return true;
}

/* Open: every call of a student's comes by here. */
static int proc_folder(void)
{
    static int proc = -1;
    if (proc < 0)
        proc = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
    return proc;
}

bool object_of(pid_t pid, int fd, struct object *object)
{
    char name[32];
    snprintf(name, sizeof name, "%d/fd/%d", pid, fd);
    return look_up(proc_folder(), name, pid, fd, object);
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

size_t table_size(pid_t pid)
{
    char name[32];
    struct stat status;
    snprintf(name, sizeof name, "%d/fd", pid);
    return fstatat(proc_folder(), name, &status, 0) == 0 ? (size_t)status.st_size : 0;
}

/* opendir(3) takes and gives back 32 KiB for every end of a process, and always looks twice for the end of the folder. */
static void read_numbers(struct table *table)
{
    enum { SIZE = 8192, LIMIT = sizeof table->fds / sizeof *table->fds };
    static _Alignas(struct dirent64) char entries[SIZE];
    ssize_t length;
    do {
        length = getdents64(table->folder, entries, SIZE);
        const struct dirent64 *entry;
        for (ssize_t at = 0; at < length && table->count < LIMIT; at += entry->d_reclen) {
            entry = (const void *)(entries + at);
            if (entry->d_name[0] != '.')
                table->fds[table->count++] = atoi(entry->d_name);
        }
    } while (length > SIZE - (ssize_t)sizeof(struct dirent64) && table->count < LIMIT); /* else there was room for more */
}

bool table_open(pid_t pid, struct table *table)
{
    char name[32];
    snprintf(name, sizeof name, "%d/fd", pid);
    table->count = 0;
    table->pid = pid;
    table->folder = openat(proc_folder(), name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (table->folder < 0)
        return false;
    read_numbers(table);
    qsort(table->fds, table->count, sizeof *table->fds, ascending);
    return true;
}

bool table_object(const struct table *table, int fd, struct object *object)
{
    char name[16];
    snprintf(name, sizeof name, "%d", fd);
    return look_up(table->folder, name, table->pid, fd, object);
}

/* The link's own permission bits say how the descriptor was opened. */
uint8_t table_mode(const struct table *table, int fd)
{
    char name[16];
    struct stat status;
    snprintf(name, sizeof name, "%d", fd);
    if (fstatat(table->folder, name, &status, AT_SYMLINK_NOFOLLOW) < 0)
        return 0;
    return (uint8_t)((status.st_mode & S_IRUSR ? MODE_READ : 0) | (status.st_mode & S_IWUSR ? MODE_WRITE : 0));
}

void table_close(struct table *table)
{
    close(table->folder);
}
