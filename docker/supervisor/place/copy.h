#ifndef COPY_H
#define COPY_H

#include "failure.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Opens a regular file of the caller's own to read it, whatever its mode, which stays. It must not be a link. */
int copy_open(int folder, const char *name, mode_t mode);

/*
 * Copies everything below one open folder into another, empty one: regular files with mode and time of change, folders
 * (always open to their owner), links as they are. Whatever else there is is left out: then true with a text.
 * False where more than room bytes of content would be needed, the disk is full, or a file cannot be read.
 */
bool copy_tree(int from, int to, uint64_t room, struct failure *failure);

#endif
