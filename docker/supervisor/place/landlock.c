#include "landlock.h"

#include "system_folders.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Later than some libraries' headers: the kernel's own numbers. */
enum { REFER = 1 << 13, TRUNCATE = 1 << 14, SCOPE_SIGNAL = 1 << 1, VERSION_WITH_REFER = 2, VERSION_WITH_TRUNCATE = 3,
       VERSION_WITH_SCOPES = 6 };

enum {
    LOOK = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE,
    OF_VERSION_1 = (1 << 13) - 1,
    OF_FILES = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE | TRUNCATE,
};

struct ruleset { /* what an older kernel does not know has to be 0 */
    uint64_t files;
    uint64_t network;
    uint64_t scopes;
};

static uint64_t all_of(long version)
{
    return OF_VERSION_1 | (version >= VERSION_WITH_REFER ? REFER : 0) | (version >= VERSION_WITH_TRUNCATE ? TRUNCATE : 0);
}

/* What is not there needs no rule. */
static bool allow(int rules, const char *path, uint64_t rights)
{
    struct stat stat;
    int parent = open(path, O_PATH | O_CLOEXEC);
    if (parent < 0)
        return true;
    if (fstat(parent, &stat) == 0 && !S_ISDIR(stat.st_mode))
        rights &= OF_FILES;
    struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = parent};
    bool allowed = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    close(parent);
    return allowed;
}

static bool allow_all(int rules, const char *const *paths, uint64_t rights)
{
    for (size_t i = 0; paths[i] != NULL; i++) {
        if (!allow(rules, paths[i], rights))
            return false;
    }
    return true;
}

struct landlock landlock_of(const char *work)
{
    static const char *const users[] = {"/etc/passwd", "/etc/group", "/etc/nsswitch.conf", "/etc/hosts", "/proc", NULL};
    const char *const own[] = {work, "/tmp", "/dev/shm", "/dev/mqueue", "/dev/pts", "/dev/ptmx", NULL};
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return (struct landlock){.rules = -1};
    uint64_t all = all_of(version);
    bool scopes = version >= VERSION_WITH_SCOPES;
    struct ruleset ruleset = {.files = all, .scopes = scopes ? SCOPE_SIGNAL : 0};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &ruleset, sizeof ruleset, 0);
    if (rules >= 0 && allow_all(rules, SYSTEM_FOLDERS, LOOK) && allow_all(rules, SYSTEM_SETTINGS, LOOK)
        && allow_all(rules, users, LOOK) && allow_all(rules, SYSTEM_DEVICES, all) && allow_all(rules, own, all)) {
        return (struct landlock){rules, scopes};
    }
    if (rules >= 0)
        close(rules);
    return (struct landlock){.rules = -1};
}

int landlock_of_settings(const char *work)
{
    /* mq_open(2) does not come by way of /dev */
    const char *const written[] = {work, "/tmp", "/dev", "/dev/mqueue", NULL};
    static const char *const everywhere[] = {"/", NULL};
    if (syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) < VERSION_WITH_REFER)
        return -1; /* it would not let a file be moved from one folder to another */
    struct ruleset ruleset = {.files = LANDLOCK_ACCESS_FS_WRITE_FILE | REFER};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &ruleset, sizeof ruleset, 0);
    if (rules >= 0 && (!allow_all(rules, everywhere, REFER) || !allow_all(rules, written, LANDLOCK_ACCESS_FS_WRITE_FILE))) {
        close(rules);
        return -1;
    }
    return rules;
}

int landlock_obey(int rules)
{
    return (int)syscall(SYS_landlock_restrict_self, rules, 0);
}
