#include "student.h"

#include "landlock.h"
#include "privileges.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct student student_of(uid_t uid, gid_t gid)
{
    struct student student = {.uid = uid, .gid = gid, .another_user = uid != geteuid(), .rules = -1};
    pid_t child = fork();
    if (child == 0)
        _exit(student_become(&student) == 0 ? 0 : 1);
    int status = 1;
    bool ended = child > 0 && waitpid(child, &status, 0) == child;
    if (!student.another_user || !ended || status != 0)
        student = (struct student){.uid = geteuid(), .gid = getegid(), .another_user = false, .rules = -1};
    return student;
}

/* Best effort: where /proc is not writable, the kernel's own choice has to do. */
static void be_killed_first(void)
{
    int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file >= 0) {
        ssize_t written = write(file, "1000", 4);
        (void)written;
        close(file);
    }
}

static int change_user(const struct student *student)
{
    if (setgroups(0, NULL) < 0 || setresgid(student->gid, student->gid, student->gid) < 0)
        return -1;
    return setresuid(student->uid, student->uid, student->uid);
}

int student_become(const struct student *student)
{
    if (prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) < 0)
        return -1;
    be_killed_first(); /* before the change of user, which takes /proc/self/oom_score_adj away */
    umask(022);
    if ((student->another_user && change_user(student) < 0) || privileges_keep(0) < 0)
        return -1;
    if (student->rules >= 0 && landlock_obey(student->rules) < 0)
        return -1;
    return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); /* a change of user has put it out */
}

static int make_as_student(const struct student *student, int parent, const char *name)
{
    pid_t child = fork();
    if (child == 0) {
        bool made = student_become(student) == 0 && (mkdirat(parent, name, 0755) == 0 || errno == EEXIST);
        _exit(made ? 0 : errno);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return -1;
    errno = WIFEXITED(status) ? WEXITSTATUS(status) : ECHILD;
    return errno == 0 ? 0 : -1;
}

int student_folder(const struct student *student, int parent, const char *name, mode_t parent_mode)
{
    if (fchmod(parent, 0777) < 0)
        return -1;
    int made = make_as_student(student, parent, name);
    if (fchmod(parent, parent_mode) < 0 || made < 0)
        return -1;
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}
