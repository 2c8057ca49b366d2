#include "workplace.h"

#include "errand.h"
#include "system_v.h"
#include "tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct telling {
    const struct workplace *workplace;
    left_found *found;
    void *context;
};

/* A look around as the student; what is found goes out as answers, the kind being that of the protocol. */
struct looking {
    int answers;
    size_t room;
    const char *prefix;  /* before a path that is told */
    int known;           /* the stage's folder beside the one that is walked; -1 where there is none */
    size_t known_depth;  /* folders below it are new */
    uid_t user;
};

static enum tree_next tell(struct looking *looking, enum left_kind kind, const char *prefix, const char *name, const char *end)
{
    char text[16384];
    int length = snprintf(text, sizeof text, "%s%s%s", prefix, name, end);
    size_t taken = (size_t)length < sizeof text ? (size_t)length : sizeof text - 1;
    if (length < 0 || !errand_answer(looking->answers, (uint8_t)kind, text, taken)) {
        looking->room = 0;
        return TREE_STOP;
    }
    return --looking->room > 0 ? TREE_ON : TREE_STOP;
}

static bool tell_object(void *context, enum system_v_kind kind, int id)
{
    char number[16];
    snprintf(number, sizeof number, "%d", id);
    return tell(context, (enum left_kind)kind, "", number, "") == TREE_ON;
}

static enum tree_next tell_file(struct looking *looking, const struct tree_entry *entry)
{
    enum left_kind kind = S_ISFIFO(entry->stat.st_mode) ? LEFT_FIFO : LEFT_FILE;
    return tell(looking, kind, looking->prefix, entry->path, S_ISDIR(entry->stat.st_mode) ? "/" : "");
}

static bool is_known(const struct looking *looking, const struct tree_entry *entry)
{
    struct stat stat;
    return looking->known >= 0 && looking->known_depth == entry->depth
        && fstatat(looking->known, entry->name, &stat, AT_SYMLINK_NOFOLLOW) == 0
        && (stat.st_mode & S_IFMT) == (entry->stat.st_mode & S_IFMT);
}

static bool move_known(struct looking *looking, const char *name)
{
    int folder = openat(looking->known, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return false;
    close(looking->known);
    looking->known = folder;
    return true;
}

static enum tree_next found_in_work(void *context, const struct tree_entry *entry)
{
    struct looking *looking = context;
    if (!is_known(looking, entry))
        return tell_file(looking, entry);
    if (S_ISDIR(entry->stat.st_mode) && move_known(looking, entry->name))
        looking->known_depth++;
    return TREE_ON;
}

static enum tree_next done_in_work(void *context, const struct tree_entry *entry)
{
    struct looking *looking = context;
    if (looking->known_depth == entry->depth + 1 && move_known(looking, ".."))
        looking->known_depth--;
    return TREE_ON;
}

static bool is_anothers(const struct looking *looking, const struct tree_entry *entry)
{
    return entry->depth == 0 && entry->stat.st_uid != looking->user;
}

static enum tree_next found_in_tmp(void *context, const struct tree_entry *entry)
{
    return is_anothers(context, entry) ? TREE_SKIP : tell_file(context, entry);
}

static enum tree_next found_in_shm(void *context, const struct tree_entry *entry)
{
    struct looking *looking = context;
    if (is_anothers(looking, entry))
        return TREE_SKIP;
    if (entry->depth > 0 || !S_ISREG(entry->stat.st_mode))
        return tell_file(looking, entry);
    bool semaphore = strncmp(entry->name, "sem.", 4) == 0;
    return tell(looking, semaphore ? LEFT_POSIX_SEMAPHORE : LEFT_POSIX_MEMORY, "/", entry->name + (semaphore ? 4 : 0), "");
}

static enum tree_next found_in_mqueue(void *context, const struct tree_entry *entry)
{
    return is_anothers(context, entry) ? TREE_SKIP : tell(context, LEFT_POSIX_QUEUE, "/", entry->name, "");
}

static bool look_into(struct looking *looking, int folder, const char *prefix,
                      enum tree_next (*found)(void *, const struct tree_entry *), struct failure *failure)
{
    looking->prefix = prefix;
    const struct tree_visitor visitor = {found, found == found_in_work ? done_in_work : NULL, looking};
    return folder < 0 || looking->room == 0 || tree_walk(folder, &visitor, failure);
}

static bool look_as_student(void *context, int answers, struct failure *failure)
{
    const struct workplace *workplace = ((const struct telling *)context)->workplace;
    struct looking looking = {.answers = answers, .room = LEFT_MOST, .user = geteuid()};
    if (workplace->system_v && !system_v_objects(looking.user, tell_object, &looking) && looking.room > 0 && errno != ENOENT)
        return failure_set(failure, "cannot list System V objects: %s", strerror(errno));
    looking.known = openat(workplace->stage, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return looking.known >= 0
        && look_into(&looking, workplace->shm, "/dev/shm/", found_in_shm, failure)
        && look_into(&looking, workplace->mqueue, "/dev/mqueue/", found_in_mqueue, failure)
        && look_into(&looking, workplace->work, "", found_in_work, failure)
        && look_into(&looking, workplace->tmp, "/tmp/", found_in_tmp, failure);
}

static void hand_on(void *context, uint8_t kind, const uint8_t *name, size_t length)
{
    const struct telling *telling = context;
    telling->found(telling->context, (enum left_kind)kind, (const char *)name, length);
}

bool workplace_left(const struct workplace *workplace, left_found *found, void *context, struct failure *failure)
{
    struct telling telling = {workplace, found, context};
    return errand_run(&workplace->student, &(struct errand){look_as_student, hand_on, &telling}, failure);
}
