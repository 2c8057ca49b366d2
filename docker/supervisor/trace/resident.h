/* How much memory a process has touched; what it has reserved and not touched is no memory yet. */
#ifndef RESIDENT_H
#define RESIDENT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * Bytes. Files that it has mapped (its program, the C library) are in none of them: the kernel can drop those and read them again.
 */
struct resident {
    uint64_t own;   /* heap, stacks and static data, copied or not since fork(2), and its part of memory shared by mmap(2) */
    uint64_t share; /* the same, each page divided by the number of processes that have it: adds up over processes */
};

/* The most that `own` can be, files counted; cheap. False where the process has no memory any more. */
bool resident_bound(pid_t process, uint64_t *bytes);

/* Page by page (/proc/PID/smaps_rollup, Linux 5.4 on); takes time in proportion to what there is. Where that is not to be had, as the kernel keeps count. */
bool resident_exact(pid_t process, struct resident *resident);

#endif
