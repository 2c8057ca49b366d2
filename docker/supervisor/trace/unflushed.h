/* What a process has printed and its C library has not written yet: fork(2) copies it, exec(2) and _exit(2) discard it. */
#ifndef UNFLUSHED_H
#define UNFLUSHED_H

#include "tasks.h"

/* Says BUFFERED of a process that has just copied itself, where it holds something, or that cannot be known. */
void stdio_copied(struct thread *parent, struct process *child);

/* At the entry of an exec, whose event comes when the memory is gone; nothing is said. */
void stdio_about_to_be_replaced(struct thread *thread);
/* At that event: says DISCARDED, where something stood in a buffer. */
void stdio_replaced(struct thread *thread);
/* At the exit event: says DISCARDED, where something still stands in a buffer. */
void stdio_ends(struct thread *thread);

/* The beginning of what this write carries, where it may come out of a buffer that was copied; else nothing. */
void stdio_flushed(struct thread *thread, uint64_t written, struct bytes *text);

#endif
