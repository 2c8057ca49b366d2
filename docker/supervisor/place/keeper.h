#ifndef KEEPER_H
#define KEEPER_H

#include "cgroup.h"
#include "private_folder.h"

#include <sys/types.h>

/* What stays outside of a sandbox and has to be put back when it ends. */
struct kept {
    pid_t sandbox; /* its first process */
    struct cgroup cgroup;
    struct private_folder folder;
};

/*
 * Waits until the sandbox's first process ends, or until it has to be ended because there is nobody left at the other
 * end of the line or a signal asks for it (SIGTERM, SIGINT, SIGHUP, SIGQUIT, all to be blocked, as SIGCHLD). Then
 * ends what is left of it and puts everything back. Returns the exit status to hand on.
 */
int keeper_watch(struct kept *kept, int line);

#endif
