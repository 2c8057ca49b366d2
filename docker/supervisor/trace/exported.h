/* What the files that a process executes export: its program and the libraries. */
#ifndef EXPORTED_H
#define EXPORTED_H

#include "tasks.h"

/* Address of a symbol, by the first of them that exports it; 0: none does, or that cannot be read. */
uint64_t exported_address(struct process *process, pid_t tid, const char *name);

#endif
