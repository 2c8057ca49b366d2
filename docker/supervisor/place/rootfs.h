#ifndef ROOTFS_H
#define ROOTFS_H

#include "failure.h"
#include "student.h"

#include <stdbool.h>
#include <stdint.h>

struct rootfs {
    struct student student; /* whom the work folder belongs to */
    uint64_t disk;          /* bytes each of /work, the stage, /tmp, /dev/shm */
    bool own_pids;          /* whether /proc is to be one of its own */
    bool own_ipc;           /* whether POSIX queues are to be mounted */
};

/*
 * In a mount namespace of its own: puts a new root in the place of the machine's. It shows the machine's programs and
 * libraries read-only, and nothing else of its files. Stage becomes an open folder that no path leads to.
 */
bool rootfs_enter(const struct rootfs *rootfs, int *stage, struct failure *failure);

#endif
