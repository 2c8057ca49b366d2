#ifndef STUDENT_H
#define STUDENT_H

#include <stdbool.h>
#include <sys/types.h>

/* Who the student's programs run as. */
struct student {
    uid_t uid;
    gid_t gid;
    bool another_user; /* false: this machine does not let the supervisor change its user, so it stays the one that it is */
    int rules;         /* Landlock's, that its programs have to obey; -1 where there are none */
};

/* The student that the supervisor can become with these ids; tried once in a child of its own. */
struct student student_of(uid_t uid, gid_t gid);

/*
 * Makes the calling process, a fresh child of the supervisor's, the student: user and groups, no capability, no new
 * privileges, its rules, umask 022, first choice of the kernel where memory runs out. Leaves it dumpable, so that it can be traced
 * before it executes; so it must only be called while no other process of the student's is alive.
 * Async-signal-safe. Returns 0, or -1 with errno: then the child must not go on.
 */
int student_become(const struct student *student);

/*
 * Makes a folder that belongs to the student in one that belongs to the supervisor, without the right to give files
 * away (CAP_CHOWN): the parent is open to all for as long as it takes, so no student process may be alive. Returns it open,
 * the parent with the mode given, or -1 with errno.
 */
int student_folder(const struct student *student, int parent, const char *name, mode_t parent_mode);

#endif
