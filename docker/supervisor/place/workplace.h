#ifndef WORKPLACE_H
#define WORKPLACE_H

#include "failure.h"
#include "isolate.h"
#include "student.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What a run finds and leaves: the work folder, /tmp, /dev/shm, POSIX queues and System V objects, and the stage, a
 * copy of the work folder that no student process can reach.
 *
 * All work on what a student may have made is done by a short-lived child that has become the student first, so that
 * nothing in there can make the supervisor do what the student could not do himself. None of these functions may be
 * called while a process of the student's is alive; each reaps its child itself (by pid), so where SIGCHLD is watched a
 * notice more than expected may arrive.
 */
struct workplace {
    struct student student;
    int work;     /* open folders; -1 where there is none, or none that is the sandbox's own */
    int stage;
    int tmp;
    int shm;
    int mqueue;
    bool system_v; /* System V objects of the student's may be removed */
    uint64_t room; /* bytes that a copy may take */
};

/* Opens the folders and makes the stage. To be called once, before the first run. */
bool workplace_open(struct workplace *workplace, const struct isolation *isolation, struct failure *failure);

/*
 * Puts a file into the stage, replacing whatever has the same name, a folder and all in it too; folders on the way are made,
 * in the place of whatever is in the way; no link is followed. The path is relative,
 * without "..", ".", empty components or NUL, each component at most 255 bytes. Of the mode the lower 9 bits count.
 */
bool workplace_put(const struct workplace *workplace, const char *path, size_t path_length, uint32_t mode,
                   const void *content, size_t length, struct failure *failure);

/*
 * Makes everything as a run should find it: empties the work folder, /tmp, /dev/shm and /dev/mqueue, removes the
 * student's System V objects, then copies the stage to the work folder (regular files with mode and time, folders, links).
 */
bool workplace_fresh(const struct workplace *workplace, struct failure *failure);

/*
 * The work folder becomes the stage. What is neither a regular file nor a folder nor a link is left out; where that
 * was so, true is returned with a text.
 */
bool workplace_keep(const struct workplace *workplace, struct failure *failure);

/* As in the protocol's FILE. */
enum file_state { FILE_ABSENT = 0, FILE_WHOLE = 1, FILE_NOT_REGULAR = 2, FILE_CUT_OFF = 3 };

struct collected {
    enum file_state state;
    uint8_t *content; /* to be freed; NULL where there is none */
    size_t length;
};

/*
 * Reads at most max bytes of a file of the work folder; the path as for workplace_put. A path through a link is
 * NOT_REGULAR, as is what may not be read. An illegal path is ABSENT.
 */
bool workplace_collect(const struct workplace *workplace, const char *path, size_t path_length, size_t max,
                       struct collected *collected, struct failure *failure);

/* A name in the work folder, followed by a NUL that its length does not count. */
typedef void found_name(void *context, const char *name, size_t length);

/* What lies in the work folder itself and has a name that begins so, in no order: at most MATCHING_MOST. */
enum { MATCHING_MOST = 512 };
bool workplace_matching(const struct workplace *workplace, const char *beginning, found_name *found, void *context,
                        struct failure *failure);

/* As in the protocol's LEFT. */
enum left_kind {
    LEFT_SYSTEM_V_MEMORY = 1, LEFT_SYSTEM_V_SEMAPHORES = 2, LEFT_SYSTEM_V_QUEUE = 3,
    LEFT_POSIX_MEMORY = 4, LEFT_POSIX_SEMAPHORE = 5, LEFT_POSIX_QUEUE = 6, LEFT_FIFO = 7, LEFT_FILE = 8,
};

/*
 * The name is: the id in decimal for System V; what shm_open, sem_open, mq_open take ("/name") for POSIX; the path
 * relative to the work folder, or an absolute one in /tmp, for FIFOs and files. A folder is a file whose name ends in
 * "/"; links and sockets are files. Any bytes but NUL may be in it; one longer than 16 KiB is cut.
 */
typedef void left_found(void *context, enum left_kind kind, const char *name, size_t length);

/* What is there that was not in the stage, in an order that depends on nothing else: the first LEFT_MOST. */
enum { LEFT_MOST = 1000 };
bool workplace_left(const struct workplace *workplace, left_found *found, void *context, struct failure *failure);

#endif
