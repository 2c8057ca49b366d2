/* The names by which students call files, as one name for each. */
#ifndef PATHS_H
#define PATHS_H

#include "runners.h"

#include <limits.h>
#include <stdint.h>
#include <sys/stat.h>

/* Absolute, without "." and "..", links as they stand; false where it cannot be read. `folder` is a descriptor, or AT_FDCWD. */
bool path_absolute(struct runner *runner, int folder, uint64_t address, char path[PATH_MAX]);

/* The entry itself, and that the folder's list may change. */
void path_touch(const char *path, enum access access, struct touches *touches);

/* What the path leads to, seen as the student sees it. */
bool path_stat(const char *path, struct stat *status);

#endif
