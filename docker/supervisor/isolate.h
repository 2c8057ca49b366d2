#ifndef PROCLAB_ISOLATE_H
#define PROCLAB_ISOLATE_H

#include "cgroup.h"
#include "failure.h"
#include "student.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct isolate_options {
    uid_t uid; /* the student's; ISOLATE_STUDENT is the usual one */
    gid_t gid;
    uint64_t memory;    /* bytes, of everything in the sandbox together; 0: no limit */
    uint32_t processes; /* alive at once, the supervisor's own included; 0: no limit */
    uint64_t disk;      /* bytes of the work folder, and the same each of the stage, /tmp and /dev/shm; 0: 64 MiB */
};

#define ISOLATE_STUDENT 64000

enum { ISOLATION_PARTS = 7, ISOLATION_WEAKNESSES = 16 };

/* What holds in the place that the supervisor is in, and what does not. For HELLO. */
struct isolation {
    const char *parts[ISOLATION_PARTS]; /* "pid", "net", "ipc", "mount", "uts", "user", "cgroup": those that hold */
    size_t part_count;
    char weaknesses[ISOLATION_WEAKNESSES][256]; /* sentences for a TA: what could not be isolated */
    size_t weakness_count;

    struct student student;
    struct cgroup cgroup;       /* for cgroup_oom_kills */
    char work[PATH_MAX];        /* the work folder */
    char stage_parent[PATH_MAX]; /* a folder of the supervisor's own to make the stage in; "" where stage is open already */
    int stage;                  /* the stage, open, where no path leads to it; else -1 */
    bool own_tmp;               /* /tmp, /dev/shm are the sandbox's own: everything in them may be removed */
    bool own_ipc;               /* the same for System V objects and POSIX queues */
    uint64_t disk;
};

/*
 * Enters a sandbox of this machine's making. Returns true in a new process, which is init of the sandbox (or its
 * subreaper) and has a session of its own and descriptors 0 to 2 as before; descriptors of the caller's above 2 are
 * still open too. The calling process never returns: it waits for the new one, hands on its exit status (128+n for a
 * signal), and puts the machine back as it was. Each ends when the other does, however it ends; where there is no pid
 * namespace the new process gets SIGTERM for that, and has to end what it started.
 * Nothing that this machine does not allow makes it fail; it is listed under weaknesses. Returns false, in the calling
 * process or the new one, only where not even a folder could be made.
 * To be called early: single-threaded, no children, no secrets open that the caller would not leave to the waiting process.
 */
bool isolate_enter(const struct isolate_options *options, struct isolation *isolation, struct failure *failure);

/* What holds in the container that the supervisor was started in: each part is looked at, not assumed. */
void isolation_of_container(const struct isolate_options *options, struct isolation *isolation);

/* Whether the part ("pid", …) holds. */
bool isolation_has(const struct isolation *isolation, const char *part);

#endif
