#include "tree.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct emptying {
    uid_t owner;
    struct failure *failure;
    bool failed;
};

static void removed(struct emptying *emptying, const struct tree_entry *entry, int result)
{
    if (result < 0 && errno != ENOENT && !emptying->failed) {
        emptying->failed = true;
        failure_set(emptying->failure, "cannot remove %.200s: %s", entry->path, strerror(errno));
    }
}

static enum tree_next remove_found(void *context, const struct tree_entry *entry)
{
    struct emptying *emptying = context;
    if (entry->depth == 0 && entry->stat.st_uid != emptying->owner)
        return TREE_SKIP;
    if (!S_ISDIR(entry->stat.st_mode))
        removed(emptying, entry, unlinkat(entry->folder, entry->name, 0));
    return TREE_ON;
}

static enum tree_next remove_done(void *context, const struct tree_entry *entry)
{
    removed(context, entry, unlinkat(entry->folder, entry->name, AT_REMOVEDIR));
    return TREE_ON;
}

bool tree_empty(int folder, struct failure *failure)
{
    struct emptying emptying = {.owner = geteuid(), .failure = failure};
    const struct tree_visitor visitor = {remove_found, remove_done, &emptying};
    return tree_walk(folder, &visitor, failure) && !emptying.failed;
}
