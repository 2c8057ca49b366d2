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
    struct cfi *cfi;     /* NULL: it has none that can be read */
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
const struct module *module_at(const struct modules *modules, uint64_t address);

/* The run is over, and all are released. */
void modules_clear(void);

#endif
