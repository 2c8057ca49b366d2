#include "privileges.h"

#include <errno.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { WORDS = _LINUX_CAPABILITY_U32S_3 };

static int read_sets(struct __user_cap_data_struct sets[WORDS])
{
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    return (int)syscall(SYS_capget, &header, sets);
}

bool privileges_has(int capability)
{
    struct __user_cap_data_struct sets[WORDS];
    return read_sets(sets) == 0 && (sets[capability / 32].effective >> (capability % 32) & 1) != 0;
}

/* Needs CAP_SETPCAP; without it the bounding set stays, and no_new_privs is what keeps it from being used. */
static int shrink_bounding_set(uint64_t mask)
{
    for (int capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; capability++) {
        if ((mask >> capability & 1) == 0 && prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0)
            return -1;
    }
    return 0;
}

int privileges_keep(uint64_t mask)
{
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct sets[WORDS];
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) < 0)
        return -1;
    if (privileges_has(CAP_SETPCAP) && shrink_bounding_set(mask) < 0)
        return -1;
    if (read_sets(sets) < 0)
        return -1;
    for (int word = 0; word < WORDS; word++) {
        sets[word].permitted &= (uint32_t)(mask >> (32 * word));
        sets[word].effective = sets[word].permitted;
        sets[word].inheritable = 0;
    }
    return (int)syscall(SYS_capset, &header, sets);
}
