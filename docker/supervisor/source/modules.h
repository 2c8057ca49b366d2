/* The files that a process has mapped to execute: its program and the libraries. */
#ifndef MODULES_H
#define MODULES_H

#include "cfi.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { MODULES = 24 };

struct module {
    uint64_t start, end; /* of its mappings */
    uint64_t device, inode;
    bool frames_sought;
    struct cfi *cfi;     /* NULL: it has none that can be read, or they were not sought */
};

struct modules {
    size_t users;
    size_t count;
    bool stdio_sought;
    uint64_t stdio; /* where libc lists its streams; 0: not found */
    struct module list[MODULES];
};

/* Read from proc_pid_maps(5); to be released. */
struct modules *modules_read(pid_t tid);

/* For a process that forks; NULL is none. */
struct modules *modules_share(struct modules *modules);
void modules_release(struct modules *modules);

/* NULL: none has this address. */
struct module *module_at(struct modules *modules, uint64_t address);

/* Its frame information, read when it is asked for the first time; NULL: it has none that can be read. */
struct cfi *module_frames(pid_t tid, struct module *module);

/* The run is over, and all are released. */
void modules_clear(void);

#endif
