#include "early.h"

#include "fail.h"

#include <stdlib.h>
#include <string.h>

static struct {
    struct early_status *statuses;
    size_t count, capacity;
} early;

void early_keep(pid_t tid, int status, const struct rusage *usage)
{
    if (early.count == early.capacity) {
        early.capacity = early.capacity ? early.capacity * 2 : 8;
        early.statuses = realloc(early.statuses, early.capacity * sizeof *early.statuses);
        if (!early.statuses)
            fail("out of memory");
    }
    early.statuses[early.count++] = (struct early_status){tid, status, *usage};
}

bool early_take(pid_t tid, struct early_status *status)
{
    for (size_t i = 0; i < early.count; i++) {
        if (early.statuses[i].tid != tid)
            continue;
        *status = early.statuses[i];
        early.count--;
        memmove(early.statuses + i, early.statuses + i + 1, (early.count - i) * sizeof *status);
        return true;
    }
    return false;
}

pid_t early_any(void)
{
    return early.count ? early.statuses[0].tid : 0;
}

void early_clear(void)
{
    free(early.statuses);
    memset(&early, 0, sizeof early);
}
