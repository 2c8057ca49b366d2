#include "private_folder.h"

#include "errand.h"
#include "tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int open_in(int parent, const char *name)
{
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Not in /tmp if it can be helped: that is open to student programs, and the stage must not be. */
static bool make_unique(char path[PRIVATE_FOLDER_PATH])
{
    strcpy(path, "/var/tmp/proclab-XXXXXX");
    if (mkdtemp(path) != NULL)
        return true;
    strcpy(path, "/tmp/proclab-XXXXXX");
    return mkdtemp(path) != NULL;
}

bool private_folder_make(struct private_folder *folder, const struct student *student, struct failure *failure)
{
    folder->student = *student;
    if (!make_unique(folder->path)) {
        folder->path[0] = '\0';
        return failure_set(failure, "cannot make a folder in /var/tmp or /tmp: %s", strerror(errno));
    }
    int parent = open_in(AT_FDCWD, folder->path);
    int work = parent < 0 ? -1 : student_folder(student, parent, "work", 0711);
    bool made = work >= 0 && mkdirat(parent, "stage", 0700) == 0;
    if (!made)
        failure_set(failure, "cannot make the work folder in %s: %s", folder->path, strerror(errno));
    if (work >= 0)
        close(work);
    if (parent >= 0)
        close(parent);
    return made;
}

static bool empty_folder(int parent, const char *name, struct failure *failure)
{
    int folder = open_in(parent, name);
    if (folder < 0 && errno == EACCES && fchmodat(parent, name, 0700, 0) == 0)
        folder = open_in(parent, name);
    if (folder < 0)
        return errno == ENOENT || failure_set(failure, "cannot open %s: %s", name, strerror(errno));
    bool emptied = tree_empty(folder, failure);
    close(folder);
    return emptied;
}

static bool empty_as_student(void *context, int answers, struct failure *failure)
{
    (void)answers;
    const int *folders = context;
    return empty_folder(folders[0], "work", failure) && empty_folder(folders[1], "tree", failure);
}

static int remove_folders(const char *path, int parent, int stage)
{
    return (unlinkat(stage, "tree", AT_REMOVEDIR) == 0 || errno == ENOENT) && unlinkat(parent, "stage", AT_REMOVEDIR) == 0
        && (unlinkat(parent, "work", AT_REMOVEDIR) == 0 || errno == ENOENT) && rmdir(path) == 0 ? 0 : -1;
}

bool private_folder_remove(struct private_folder *folder, struct failure *failure)
{
    if (folder->path[0] == '\0')
        return true;
    int parent = open_in(AT_FDCWD, folder->path);
    int stage = parent < 0 ? -1 : open_in(parent, "stage");
    int folders[2] = {parent, stage};
    bool removed = stage >= 0 && fchmod(stage, 0711) == 0
        && errand_run(&folder->student, &(struct errand){empty_as_student, NULL, folders}, failure)
        && remove_folders(folder->path, parent, stage) == 0;
    if (!removed && failure->text[0] == '\0')
        failure_set(failure, "cannot remove %s: %s", folder->path, strerror(errno));
    if (stage >= 0)
        close(stage);
    if (parent >= 0)
        close(parent);
    folder->path[0] = '\0';
    return removed;
}
