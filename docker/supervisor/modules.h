/* The files that a process has mapped to execute: its program and the libraries. */
#ifndef MODULES_H
#define MODULES_H

#include "cfi.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { MODULES = 24 };

struct module {
    uint64_t start, end; /* of its mappings */
    uint64_t bias;       /* added to addresses of its ELF file */
    struct cfi *cfi;     /* NULL: it has none that can be read */
};

struct modules {
    size_t count;
    struct module list[MODULES];
};

/* Read from proc_pid_maps(5). Kept until modules_clear; processes that fork share them. */
const struct modules *modules_read(pid_t tid);

/* NULL: none has this address. */
const struct module *module_at(const struct modules *modules, uint64_t address);

void modules_clear(void);

#endif
