#ifndef TREE_H
#define TREE_H

#include "failure.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/* Something below the folder that is walked. */
struct tree_entry {
    int folder;       /* open: the folder that it is in */
    const char *name; /* in that folder */
    const char *path; /* from the folder where the walk began */
    size_t path_length;
    size_t depth;     /* 0: directly in the folder where the walk began */
    struct stat stat; /* as it was before the walk touched it; not followed where it is a link */
};

enum tree_next { TREE_ON, TREE_SKIP, TREE_STOP };

struct tree_visitor {
    /* Everything, folders before what they hold; SKIP keeps out of a folder. */
    enum tree_next (*found)(void *context, const struct tree_entry *entry);
    /* A folder that was entered, when all in it has been seen; NULL: of no interest. */
    enum tree_next (*done)(void *context, const struct tree_entry *entry);
    void *context;
};

/*
 * Visits everything below an open folder, names in the order of their bytes, whatever the depth: without recursion and
 * with one descriptor. Folders that the calling process owns and may not enter are opened up (chmod u+rwx). Follows no
 * links. Visitors may remove what they are shown; nobody else may rename anything meanwhile. False: a folder could not
 * be read, or memory ran out. TREE_STOP ends it with true.
 */
bool tree_walk(int folder, const struct tree_visitor *visitor, struct failure *failure);

/* Removes everything below the folder that belongs to the calling process; on false the rest has been removed. */
bool tree_empty(int folder, struct failure *failure);

#endif
