#ifndef ISOLATION_H
#define ISOLATION_H

#include "cgroup.h"
#include "student.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ISOLATION_PARTS = 7, ISOLATION_WEAKNESSES = 16, ISOLATION_STUDENT = 64000 };

/* What is asked of a sandbox. */
struct isolation_options {
    uid_t uid; /* the student's; ISOLATION_STUDENT is the usual one */
    gid_t gid;
    uint64_t memory;    /* bytes, of everything in the sandbox together; 0: no limit */
    uint32_t processes; /* alive at once, the supervisor's own included; 0: no limit */
    uint64_t disk;      /* bytes of the work folder, and the same each of the stage, /tmp and /dev/shm; 0: 64 MiB */
};

/* What holds in the place that the supervisor is in, and what does not. */
struct isolation {
    const char *parts[ISOLATION_PARTS]; /* those that hold of "pid", "net", "ipc", "mount", "uts", "user", "cgroup" */
    size_t part_count;
    char weaknesses[ISOLATION_WEAKNESSES][400]; /* sentences for a TA: what could not be isolated */
    size_t weakness_count;

    struct student student;
    struct cgroup cgroup;        /* to be asked for out-of-memory kills */
    char work[PATH_MAX];         /* the work folder */
    char stage_parent[PATH_MAX]; /* a folder of the supervisor's own to make the stage in; "" where the stage is open */
    int stage;                   /* the stage, open, where no path leads to it; else -1 */
    bool own_tmp;                /* /tmp and /dev/shm are the sandbox's own */
    bool own_ipc;                /* so are System V objects and POSIX queues */
    uint64_t disk;
    uint64_t memory; /* bytes that all together may have; 0: no limit was asked for */
};

/* What holds in the container that the supervisor was started in: each part is looked at, not assumed. */
void isolation_of_container(const struct isolation_options *options, struct isolation *isolation);

bool isolation_has(const struct isolation *isolation, const char *part);

/* The part, which must be a constant, holds. */
void isolation_hold(struct isolation *isolation, const char *part);

/* A weakness, printf-like. */
void isolation_lack(struct isolation *isolation, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Nothing holds yet. */
struct isolation isolation_none(const struct isolation_options *options);

#endif
