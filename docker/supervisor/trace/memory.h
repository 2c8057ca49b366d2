/* Reading what a student's process has in memory. Nothing read is trusted: it may change at any time. */
#ifndef MEMORY_H
#define MEMORY_H

#include "bytes.h"

#include <stdint.h>
#include <sys/types.h>

/* Bytes read, which are fewer where the memory ends; 0 where there is none. */
size_t memory_read(pid_t pid, uint64_t address, void *into, size_t length);

/* Also where the student could not write. False where there is no such memory. */
bool memory_write(pid_t pid, uint64_t address, const void *from, size_t length);

/* A C string of at most PATH_MAX bytes, to be freed; empty where it cannot be read. */
char *memory_string(pid_t pid, uint64_t address);

/* argv as list items (str), bounded in number and size; their count. */
uint32_t memory_argv(pid_t pid, uint64_t address, struct bytes *items);

#endif
