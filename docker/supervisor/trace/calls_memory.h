/* Blocks of memory, of which a finding may have to tell: what malloc(3) asks the kernel for one by one (mallopt(3), M_MMAP_THRESHOLD). */
#ifndef CALLS_MEMORY_H
#define CALLS_MEMORY_H

#include "calls.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>

/* Bytes from which on a block counts. */
enum { BLOCK_LEAST = 128 << 10 };

/* The flags of mmap(2) for a block of malloc(3), and for the stack of a thread. */
enum { BLOCK_FLAGS = MAP_PRIVATE | MAP_ANONYMOUS, STACK_FLAGS = MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK };

enum entry entry_unmap(struct thread *thread, const struct user_regs_struct *registers);
void returned_map(struct thread *thread, int64_t result);

/* By a thread that is stopped for the SIGSEGV which comes of it; tells where the pointer seems to be one that malloc(3) returned. */
void null_pointer_used(struct thread *thread);

bool maps_block(const uint64_t arguments[6]);
bool unmaps_block(const uint64_t arguments[6]);

#endif
