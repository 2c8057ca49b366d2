#include "tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The names in a folder, one after the other, and how far the walk has come. */
struct level {
    char *names;
    char **order;
    size_t count;
    size_t at;
    size_t path_length; /* of the folder itself, its slash included */
    struct stat stat;
};

struct walk {
    int folder;
    struct level *levels;
    size_t depth; /* of levels in use */
    size_t room;
    char *path;
    size_t path_room;
};

static int by_bytes(const void *one, const void *other)
{
    return strcmp(*(char *const *)one, *(char *const *)other);
}

static bool is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static int read_names(int folder, struct level *level, size_t *size)
{
    char block[32768];
    size_t room = 0;
    for (;;) {
        ssize_t got = getdents64(folder, block, sizeof block);
        if (got <= 0)
            return (int)got;
        if (*size + (size_t)got > room) {
            room = 2 * room + (size_t)got;
            char *more = realloc(level->names, room);
            if (more == NULL)
                return -1;
            level->names = more;
        }
        for (char *at = block; at < block + got; at += ((struct dirent64 *)at)->d_reclen) {
            const char *name = ((struct dirent64 *)at)->d_name;
            if (!is_dots(name)) {
                size_t length = strlen(name) + 1;
                memcpy(level->names + *size, name, length);
                *size += length;
                level->count++;
            }
        }
    }
}

static int fill(int folder, struct level *level)
{
    size_t size = 0;
    if (lseek(folder, 0, SEEK_SET) < 0 || read_names(folder, level, &size) < 0)
        return -1;
    level->order = calloc(level->count + 1, sizeof *level->order);
    if (level->order == NULL)
        return -1;
    char *name = level->names;
    for (size_t i = 0; i < level->count; i++) {
        level->order[i] = name;
        name += strlen(name) + 1;
    }
    qsort(level->order, level->count, sizeof *level->order, by_bytes);
    return 0;
}

static void drop(struct level *level)
{
    free(level->names);
    free(level->order);
}

static struct level *add_level(struct walk *walk)
{
    if (walk->depth == walk->room) {
        size_t room = 2 * walk->room + 16;
        struct level *more = realloc(walk->levels, room * sizeof *more);
        if (more == NULL)
            return NULL;
        walk->levels = more;
        walk->room = room;
    }
    struct level *level = &walk->levels[walk->depth];
    *level = (struct level){0};
    return level;
}

/* Puts a name at the end of the path of the level's folder; the length of the whole, or 0 where memory ran out. */
static size_t set_path(struct walk *walk, const struct level *level, const char *name)
{
    size_t length = level->path_length + strlen(name);
    if (length + 2 > walk->path_room) {
        char *more = realloc(walk->path, 2 * length + 256);
        if (more == NULL)
            return 0;
        walk->path = more;
        walk->path_room = 2 * length + 256;
    }
    strcpy(walk->path + level->path_length, name);
    return length;
}

static void open_up(int parent, const char *name, const struct stat *stat)
{
    if ((stat->st_mode & S_IRWXU) != S_IRWXU && stat->st_uid == geteuid()) {
        /* Where it fails, opening the folder says so. */
        int changed = fchmodat(parent, name, (stat->st_mode & 07777) | S_IRWXU, 0);
        (void)changed;
    }
}

static int enter(struct walk *walk, const struct tree_entry *entry)
{
    open_up(entry->folder, entry->name, &entry->stat);
    int folder = openat(entry->folder, entry->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return -1;
    struct level *level = add_level(walk);
    if (level == NULL || fill(folder, level) < 0) {
        int saved = errno;
        if (level != NULL)
            drop(level);
        close(folder);
        errno = saved;
        return -1;
    }
    level->stat = entry->stat;
    level->path_length = entry->path_length + 1;
    walk->path[entry->path_length] = '/';
    walk->depth++;
    close(walk->folder);
    walk->folder = folder;
    return 0;
}

static int climb(struct walk *walk)
{
    int parent = openat(walk->folder, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent < 0)
        return -1;
    close(walk->folder);
    walk->folder = parent;
    drop(&walk->levels[--walk->depth]);
    return 0;
}

/* One entry, or the end of a folder; -1 with errno. */
static int step(struct walk *walk, const struct tree_visitor *visitor, enum tree_next *next)
{
    struct level *level = &walk->levels[walk->depth - 1];
    bool ends = level->at == level->count;
    struct stat stat = level->stat;
    if (ends) {
        if (climb(walk) < 0)
            return -1;
        level = &walk->levels[walk->depth - 1];
        level->at--;
    }
    const char *name = level->order[level->at++];
    size_t length = set_path(walk, level, name);
    if (length == 0)
        return -1;
    if (!ends && fstatat(walk->folder, name, &stat, AT_SYMLINK_NOFOLLOW) < 0)
        return -1;
    struct tree_entry entry = {walk->folder, name, walk->path, length, walk->depth - 1, stat};
    if (ends) {
        *next = visitor->done == NULL ? TREE_ON : visitor->done(visitor->context, &entry);
        return 0;
    }
    *next = visitor->found(visitor->context, &entry);
    return S_ISDIR(stat.st_mode) && *next == TREE_ON ? enter(walk, &entry) : 0;
}

static bool at_end(const struct walk *walk)
{
    return walk->depth == 1 && walk->levels[0].at == walk->levels[0].count;
}

static int start(struct walk *walk, int folder)
{
    struct stat stat;
    if (fstat(folder, &stat) < 0)
        return -1;
    if ((stat.st_mode & S_IRWXU) != S_IRWXU && stat.st_uid == geteuid() && fchmod(folder, stat.st_mode | S_IRWXU) < 0)
        return -1;
    walk->folder = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct level *level = walk->folder < 0 ? NULL : add_level(walk);
    if (level == NULL)
        return -1;
    walk->depth = 1;
    return fill(walk->folder, level);
}

bool tree_walk(int folder, const struct tree_visitor *visitor, struct failure *failure)
{
    struct walk walk = {.folder = -1};
    enum tree_next next = TREE_ON;
    int result = start(&walk, folder);
    while (result == 0 && next != TREE_STOP && !at_end(&walk))
        result = step(&walk, visitor, &next);
    if (result < 0)
        failure_set(failure, "cannot read %.200s: %s", walk.path == NULL ? "the folder" : walk.path, strerror(errno));
    while (walk.depth > 0)
        drop(&walk.levels[--walk.depth]);
    if (walk.folder >= 0)
        close(walk.folder);
    free(walk.levels);
    free(walk.path);
    return result == 0;
}
