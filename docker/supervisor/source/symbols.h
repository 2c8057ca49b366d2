/* Where a loaded ELF file has put what it exports. */
#ifndef SYMBOLS_H
#define SYMBOLS_H

#include <stdint.h>
#include <sys/types.h>

/* Address of a symbol of the module that is mapped from `start` on; 0: it does not export it, or cannot be read. */
uint64_t symbol_address(pid_t tid, uint64_t start, const char *name);

#endif
