#ifndef USER_NAMESPACE_H
#define USER_NAMESPACE_H

#include "failure.h"

#include <stdbool.h>
#include <sys/types.h>

/* Whether the calling process has to have a user namespace to be allowed to make others. */
bool user_namespace_needed(void);

/*
 * In a process left outside: gives a process's new user namespace its users. Root is root in there, and the student's ids
 * are themselves; where the caller may not have that, its own user is the student and the only one.
 */
bool user_namespace_map(pid_t process, uid_t uid, gid_t gid);

#endif
