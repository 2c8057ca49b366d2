#include "copy.h"

#include "tree.h"
#include "write_whole.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

struct copying {
    int to; /* the folder that corresponds to the one being walked */
    uint64_t room;
    struct failure *failure;
    bool failed;
};

static enum tree_next fail(struct copying *copying, const struct tree_entry *entry, const char *why)
{
    copying->failed = true;
    failure_set(copying->failure, "cannot copy %.200s: %s", entry->path, why);
    return TREE_STOP;
}

static enum tree_next fail_errno(struct copying *copying, const struct tree_entry *entry)
{
    return fail(copying, entry, errno == ENOSPC ? "the disk is full" : strerror(errno));
}

static bool copy_content(int from, int to)
{
    static char block[128 * 1024];
    for (;;) {
        ssize_t got = read(from, block, sizeof block);
        if (got == 0)
            return true;
        if (got < 0 && errno != EINTR)
            return false;
        if (got > 0 && !write_whole(to, block, (uint64_t)got))
            return false;
    }
}

int copy_open(int folder, const char *name, mode_t mode)
{
    bool closed = (mode & S_IRUSR) == 0;
    if (closed && fchmodat(folder, name, mode | S_IRUSR, 0) < 0)
        return -1;
    int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file >= 0 && closed && fchmod(file, mode) < 0) {
        close(file);
        return -1;
    }
    return file;
}

static enum tree_next copy_file(struct copying *copying, const struct tree_entry *entry)
{
    if ((uint64_t)entry->stat.st_size > copying->room)
        return fail(copying, entry, "the files are larger than the work folder may be");
    copying->room -= (uint64_t)entry->stat.st_size;
    int from = copy_open(entry->folder, entry->name, entry->stat.st_mode & 07777);
    if (from < 0)
        return fail_errno(copying, entry);
    int to = openat(copying->to, entry->name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    entry->stat.st_mode & 0777);
    const struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, entry->stat.st_mtim};
    bool copied = to >= 0 && copy_content(from, to) && futimens(to, times) == 0;
    int saved = errno;
    if (to >= 0)
        close(to);
    close(from);
    errno = saved;
    return copied ? TREE_ON : fail_errno(copying, entry);
}

static enum tree_next copy_link(struct copying *copying, const struct tree_entry *entry)
{
    char target[PATH_MAX];
    ssize_t length = readlinkat(entry->folder, entry->name, target, sizeof target - 1);
    if (length < 0)
        return fail_errno(copying, entry);
    target[length] = '\0';
    return symlinkat(target, copying->to, entry->name) == 0 ? TREE_ON : fail_errno(copying, entry);
}

static bool move_to(struct copying *copying, const char *name)
{
    int folder = openat(copying->to, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return false;
    close(copying->to);
    copying->to = folder;
    return true;
}

static enum tree_next copy_folder(struct copying *copying, const struct tree_entry *entry)
{
    if (mkdirat(copying->to, entry->name, (entry->stat.st_mode & 0777) | S_IRWXU) < 0 || !move_to(copying, entry->name))
        return fail_errno(copying, entry);
    return TREE_ON;
}

static enum tree_next found(void *context, const struct tree_entry *entry)
{
    struct copying *copying = context;
    switch (entry->stat.st_mode & S_IFMT) {
    case S_IFREG:
        return copy_file(copying, entry);
    case S_IFDIR:
        return copy_folder(copying, entry);
    case S_IFLNK:
        return copy_link(copying, entry);
    default:
        failure_set(copying->failure, "%.200s was left out: it is neither a file nor a folder", entry->path);
        return TREE_ON;
    }
}

static enum tree_next done(void *context, const struct tree_entry *entry)
{
    struct copying *copying = context;
    return move_to(copying, "..") ? TREE_ON : fail_errno(copying, entry);
}

bool copy_tree(int from, int to, uint64_t room, struct failure *failure)
{
    struct copying copying = {.room = room, .failure = failure};
    copying.to = openat(to, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (copying.to < 0)
        return failure_set(failure, "cannot open the folder to copy to: %s", strerror(errno));
    mode_t mask = umask(0);
    const struct tree_visitor visitor = {found, done, &copying};
    bool walked = tree_walk(from, &visitor, failure);
    umask(mask);
    close(copying.to);
    return walked && !copying.failed;
}
