#include "user_namespace.h"

#include "privileges.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool user_namespace_needed(void)
{
    return !privileges_has(CAP_SYS_ADMIN);
}

/* The kernel wants a map in one write. */
static bool write_map(pid_t process, const char *name, const char *map)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)process, name);
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool written = write(file, map, strlen(map)) == (ssize_t)strlen(map);
    return close(file) == 0 && written;
}

static bool map_two(pid_t process, const char *name, unsigned id)
{
    char map[64];
    snprintf(map, sizeof map, "0 0 1\n%u %u 1\n", id, id);
    return write_map(process, name, map);
}

static bool map_one(pid_t process, const char *name, unsigned inside, unsigned outside)
{
    char map[64];
    snprintf(map, sizeof map, "%u %u 1\n", inside, outside);
    return write_map(process, name, map);
}

bool user_namespace_map(pid_t process, uid_t uid, gid_t gid)
{
    if (geteuid() == 0 && privileges_has(CAP_SETUID) && privileges_has(CAP_SETGID))
        return map_two(process, "uid_map", uid) && map_two(process, "gid_map", gid);
    return map_one(process, "uid_map", uid, geteuid()) && write_map(process, "setgroups", "deny")
        && map_one(process, "gid_map", gid, getegid());
}
