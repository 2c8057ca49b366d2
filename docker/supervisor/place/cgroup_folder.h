#ifndef CGROUP_FOLDER_H
#define CGROUP_FOLDER_H

#include "failure.h"

#include <limits.h>
#include <stdbool.h>

/*
 * Makes a group's folder, named after the process and locked by the file that is opened, which stays open. Removes those
 * beside it that nobody holds the lock of any more: all who knew them were killed.
 */
bool cgroup_folder_make(char folder[PATH_MAX], int *lock, const char *parent, struct failure *failure);

/* Kills who is in it first; afterwards the path is "". */
void cgroup_folder_remove(char folder[PATH_MAX]);

#endif
