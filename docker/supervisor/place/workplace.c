#include "workplace.h"

#include "copy.h"
#include "errand.h"
#include "relative.h"
#include "system_v.h"
#include "tree.h"
#include "write_whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

static int open_folder(const char *path)
{
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int open_stage(const struct isolation *isolation, const struct student *student, struct failure *failure)
{
    if (isolation->stage >= 0)
        return isolation->stage;
    int parent = open_folder(isolation->stage_parent);
    if (parent < 0) {
        failure_set(failure, "cannot open the stage's folder %s: %s", isolation->stage_parent, strerror(errno));
        return -1;
    }
    int stage = student_folder(student, parent, "tree", 0700);
    if (stage < 0) {
        failure_set(failure, "cannot make the stage in %s, which must be the supervisor's own: %s",
                    isolation->stage_parent, strerror(errno));
    }
    close(parent);
    return stage;
}

bool workplace_open(struct workplace *workplace, const struct isolation *isolation, struct failure *failure)
{
    bool another = isolation->student.another_user;
    *workplace = (struct workplace){
        .student = isolation->student,
        .work = open_folder(isolation->work),
        .stage = -1,
        .tmp = isolation->own_tmp || another ? open_folder("/tmp") : -1,
        .shm = isolation->own_tmp || another ? open_folder("/dev/shm") : -1,
        .mqueue = isolation->own_ipc || another ? open_folder("/dev/mqueue") : -1,
        .system_v = isolation->own_ipc || another,
        .room = isolation->disk,
    };
    if (workplace->work < 0)
        return failure_set(failure, "cannot open the work folder %s: %s", isolation->work, strerror(errno));
    workplace->student.rules = -1; /* they are for its programs; the stage is beyond them */
    workplace->stage = open_stage(isolation, &workplace->student, failure);
    return workplace->stage >= 0;
}

struct put {
    const struct workplace *workplace;
    const char *path;
    mode_t mode;
    const void *content;
    size_t length;
};

/* A file, a link, or a folder with all that is in it. */
static bool remove_whatever(int parent, const char *name, struct failure *failure)
{
    if (unlinkat(parent, name, 0) == 0 || errno == ENOENT)
        return true;
    int folder = errno == EISDIR ? relative_open_folder(parent, name) : -1;
    if (folder < 0)
        return false;
    bool emptied = tree_empty(folder, failure);
    close(folder);
    return emptied && unlinkat(parent, name, AT_REMOVEDIR) == 0;
}

static bool put_bytes(const struct put *put, int folder, const char *name, struct failure *failure)
{
    if (!remove_whatever(folder, name, failure))
        return false;
    int file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    bool written = write_whole(file, put->content, put->length) && fchmod(file, put->mode & 0777) == 0;
    int saved = errno;
    close(file);
    if (!written)
        unlinkat(folder, name, 0);
    errno = saved;
    return written;
}

static bool put_as_student(void *context, int answers, struct failure *failure)
{
    (void)answers;
    const struct put *put = context;
    const char *name;
    int folder = relative_open_parent(put->workplace->stage, put->path, true, &name);
    if (folder < 0 || !put_bytes(put, folder, name, failure)) {
        return failure_set(failure, "cannot put %.200s: %s", put->path,
                           errno == ENOSPC ? "the stage is full" : strerror(errno));
    }
    return true;
}

bool workplace_put(const struct workplace *workplace, const char *path, size_t path_length, uint32_t mode,
                   const void *content, size_t length, struct failure *failure)
{
    if (!relative_legal(path, path_length)) {
        return failure_set(failure, "cannot put %.*s: the path must be relative and without \"..\"",
                           path_length > 200 ? 200 : (int)path_length, path);
    }
    char *name = strndup(path, path_length);
    if (name == NULL)
        return failure_set(failure, "out of memory");
    struct put put = {workplace, name, mode, content, length};
    bool done = errand_run(&workplace->student, &(struct errand){put_as_student, NULL, &put}, failure);
    free(name);
    return done;
}

static bool remove_object(void *context, enum system_v_kind kind, int id)
{
    struct failure *failure = context;
    return system_v_remove(kind, id) == 0 || failure_set(failure, "cannot remove a System V object: %s", strerror(errno));
}

static bool remove_objects(const struct workplace *workplace, struct failure *failure)
{
    return !workplace->system_v || system_v_objects(geteuid(), remove_object, failure) || errno == ENOENT;
}

/* As it was made: a student may have closed it to himself, or given it an access list that new files take over. */
static bool reset_work_folder(const struct workplace *workplace, struct failure *failure)
{
    static const char *const lists[] = {"system.posix_acl_default", "system.posix_acl_access"};
    for (size_t i = 0; i < 2; i++) {
        if (fremovexattr(workplace->work, lists[i]) < 0 && errno != ENODATA && errno != EOPNOTSUPP)
            return failure_set(failure, "cannot remove the work folder's access list: %s", strerror(errno));
    }
    return fchmod(workplace->work, 0755) == 0
        || failure_set(failure, "cannot reset the work folder's mode: %s", strerror(errno));
}

static bool empty_all(const struct workplace *workplace, struct failure *failure)
{
    const int folders[] = {workplace->work, workplace->tmp, workplace->shm, workplace->mqueue};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (folders[i] >= 0 && !tree_empty(folders[i], failure))
            return false;
    }
    return true;
}

static bool fresh_as_student(void *context, int answers, struct failure *failure)
{
    (void)answers;
    const struct workplace *workplace = context;
    return remove_objects(workplace, failure) && reset_work_folder(workplace, failure) && empty_all(workplace, failure)
        && copy_tree(workplace->stage, workplace->work, workplace->room, failure);
}

bool workplace_fresh(const struct workplace *workplace, struct failure *failure)
{
    return errand_run(&workplace->student, &(struct errand){fresh_as_student, NULL, (void *)workplace}, failure);
}

static bool keep_as_student(void *context, int answers, struct failure *failure)
{
    (void)answers;
    const struct workplace *workplace = context;
    return tree_empty(workplace->stage, failure)
        && copy_tree(workplace->work, workplace->stage, workplace->room, failure);
}

bool workplace_keep(const struct workplace *workplace, struct failure *failure)
{
    return errand_run(&workplace->student, &(struct errand){keep_as_student, NULL, (void *)workplace}, failure);
}
