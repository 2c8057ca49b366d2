#ifndef RELATIVE_H
#define RELATIVE_H

#include <stdbool.h>
#include <stddef.h>

/* A path that cannot lead out of where it begins: not empty, not absolute, no "", "." or ".." in it, no NUL. */
bool relative_legal(const char *path, size_t length);

/*
 * Opens the folder that holds what a legal path names, one component after the other, through no link; *name becomes
 * the last component. With make, missing folders are made, in the place of whatever else has that name, and those that the
 * caller owns are opened up (chmod u+rwx). -1 with errno; ENOTDIR or ELOOP where one is not a folder.
 */
int relative_open_parent(int from, const char *path, bool make, const char **name);

/* The folder of this name, made where there is none, as on the way to a path. -1 with errno. */
int relative_open_folder(int parent, const char *name);

#endif
