/* What a process has printed and its C library has not written yet: fork(2) copies it. */
#ifndef UNFLUSHED_H
#define UNFLUSHED_H

#include "tasks.h"

/* Says BUFFERED of a process that has just copied itself, where it holds something, or that cannot be known. */
void stdio_copied(struct thread *parent, struct process *child);

/* The beginning of what this write carries, where it may come out of a buffer that was copied; else nothing. */
void stdio_flushed(struct thread *thread, uint64_t written, struct bytes *text);

#endif
