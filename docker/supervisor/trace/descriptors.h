/*
 * What the descriptors of a process refer to, remembered: /proc answers exactly, but slowly. A descriptor refers to the
 * same object until it is closed, replaced, or its process executes; all of these are seen before they happen. Where
 * several threads share a table nothing is remembered, since between those two moments another of them may look.
 */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include "objects.h"

#include <stdbool.h>
#include <sys/types.h>

enum { REMEMBERED = 64 };

struct process;
struct thread; /* lookups go by a thread that lives: the first one may have ended before its process */

struct descriptors {
    const struct object *objects[REMEMBERED]; /* NULL: not known */
    uint8_t modes[REMEMBERED];
};

/* False where the descriptor is not open. */
bool descriptor_object(struct thread *thread, int fd, struct object *object);
/* A mode of 0 is not known. */
void descriptor_remember(struct process *process, int fd, const struct object *object, uint8_t mode);
void descriptor_forget(struct process *process, int fd);
void descriptors_forget(struct process *process);

/* The whole table, in ascending order. */
void descriptors_open(struct thread *thread, void (*each)(int fd, const struct object *object, uint8_t mode, void *context), void *context);

/* The run is over. */
void descriptors_clear(void);

#endif
