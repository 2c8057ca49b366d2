#include "mounts.h"

#include <fcntl.h>
#include <linux/mount.h>
#include <stdint.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

/* <sys/mount.h> and <linux/mount.h> cannot both be included in every libc: these are mount(2)'s. */
int mount(const char *source, const char *target, const char *type, unsigned long flags, const void *data);

static int protect_tree(const char *target)
{
    struct mount_attr attributes = {.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV};
    return (int)syscall(SYS_mount_setattr, AT_FDCWD, target, AT_RECURSIVE, &attributes, sizeof attributes);
}

/* Before Linux 5.12: one mount at a time; in a user namespace flags that are set must be set again. */
static int protect_one(const char *target)
{
    struct statvfs now;
    if (statvfs(target, &now) < 0)
        return -1;
    unsigned long flags = MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV;
    flags |= now.f_flag & ST_NOEXEC ? MS_NOEXEC : 0;
    flags |= now.f_flag & ST_NOATIME ? MS_NOATIME : 0;
    flags |= now.f_flag & ST_NODIRATIME ? MS_NODIRATIME : 0;
    flags |= now.f_flag & ST_RELATIME ? MS_RELATIME : 0;
    return mount(NULL, target, NULL, flags, NULL);
}

int mounts_show(const char *source, const char *target)
{
    if (mount(source, target, NULL, MS_BIND | MS_REC, NULL) < 0)
        return -1;
    return protect_tree(target) == 0 ? 0 : protect_one(target);
}
