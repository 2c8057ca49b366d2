#include "rootfs.h"

#include "mounts.h"
#include "system_folders.h"
#include "write_whole.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Everything is built with relative paths, in the root to be; it is mounted here, over what only this process then misses. */
static const char BUILDING_SITE[] = "/tmp";

static const struct {
    const char *target;
    const char *path;
} DEVICE_LINKS[] = {
    {"/proc/self/fd", "dev/fd"}, {"/proc/self/fd/0", "dev/stdin"}, {"/proc/self/fd/1", "dev/stdout"},
    {"/proc/self/fd/2", "dev/stderr"}, {"pts/ptmx", "dev/ptmx"},
};

static bool fail(struct failure *failure, const char *what, const char *path)
{
    return failure_set(failure, "cannot %s %s: %s", what, path, strerror(errno));
}

static bool make_folder(const char *path, struct failure *failure)
{
    return mkdir(path, 0755) == 0 || errno == EEXIST || fail(failure, "make the folder", path);
}

static bool make_link(const char *target, const char *path, struct failure *failure)
{
    return symlink(target, path) == 0 || fail(failure, "make the link", path);
}

static bool make_file(const char *path, const char *content, struct failure *failure)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0)
        return fail(failure, "make the file", path);
    bool written = write_whole(file, content, strlen(content));
    return (close(file) == 0 && written) || fail(failure, "write", path);
}

static bool make_mount(const char *type, const char *path, unsigned long flags, const char *data, struct failure *failure)
{
    return make_folder(path, failure)
        && (mount(type, path, type, flags, data) == 0 || fail(failure, "mount", path));
}

/* A link of the machine's stays one; what the machine does not have is left out. */
static bool show(const char *source, struct failure *failure)
{
    const char *path = source + 1;
    char target[PATH_MAX] = "";
    struct stat stat;
    if (lstat(source, &stat) < 0)
        return true;
    if (S_ISLNK(stat.st_mode)) {
        ssize_t length = readlink(source, target, sizeof target - 1);
        return length < 0 ? fail(failure, "read the link", source) : make_link(target, path, failure);
    }
    bool made = S_ISDIR(stat.st_mode) ? make_folder(path, failure) : make_file(path, "", failure);
    return made && (mounts_show(source, path) == 0 || fail(failure, "show", source));
}

static bool show_all(const char *const *paths, struct failure *failure)
{
    for (size_t i = 0; paths[i] != NULL; i++) {
        if (!show(paths[i], failure))
            return false;
    }
    return true;
}

static bool make_settings(const struct rootfs *rootfs, struct failure *failure)
{
    char users[256];
    char groups[256];
    unsigned uid = rootfs->student.uid;
    unsigned gid = rootfs->student.gid;
    snprintf(users, sizeof users, "root:x:0:0:root:/:/usr/sbin/nologin\nstudent:x:%u:%u:student:/work:/bin/sh\n", uid, gid);
    snprintf(groups, sizeof groups, "root:x:0:\nstudent:x:%u:\n", gid);
    return make_folder("etc", failure)
        && make_file("etc/passwd", users, failure)
        && make_file("etc/group", groups, failure)
        && make_file("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n", failure)
        && make_file("etc/hosts", "127.0.0.1 localhost proclab\n::1 localhost\n", failure)
        && make_file("etc/hostname", "proclab\n", failure)
        && show_all(SYSTEM_SETTINGS, failure);
}

static bool make_proc(const struct rootfs *rootfs, struct failure *failure)
{
    if (rootfs->own_pids)
        return make_mount("proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL, failure);
    return make_folder("proc", failure)
        && (mount("/proc", "proc", NULL, MS_BIND | MS_REC, NULL) == 0 || fail(failure, "show", "/proc"));
}

static bool make_device(const char *source, struct failure *failure)
{
    const char *path = source + 1;
    struct stat stat;
    if (lstat(source, &stat) < 0 || !S_ISCHR(stat.st_mode))
        return true;
    return make_file(path, "", failure)
        && (mount(source, path, NULL, MS_BIND, NULL) == 0 || fail(failure, "show", source));
}

static bool make_devices(struct failure *failure)
{
    for (size_t i = 0; SYSTEM_DEVICES[i] != NULL; i++) {
        if (!make_device(SYSTEM_DEVICES[i], failure))
            return false;
    }
    for (size_t i = 0; i < sizeof DEVICE_LINKS / sizeof *DEVICE_LINKS; i++) {
        if (!make_link(DEVICE_LINKS[i].target, DEVICE_LINKS[i].path, failure))
            return false;
    }
    return true;
}

static bool make_dev(const struct rootfs *rootfs, struct failure *failure)
{
    char shm[128];
    snprintf(shm, sizeof shm, "mode=1777,size=%" PRIu64 ",nr_inodes=64k", rootfs->disk);
    return make_folder("dev", failure)
        && make_devices(failure)
        && make_mount("devpts", "dev/pts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=0620", failure)
        && make_mount("tmpfs", "dev/shm", MS_NOSUID | MS_NODEV, shm, failure)
        && (!rootfs->own_ipc
            || make_mount("mqueue", "dev/mqueue", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL, failure));
}

/* Once it is open it is taken out of sight: then there is no path to it, whoever a process runs as. */
static bool hide_stage(int *stage, struct failure *failure)
{
    *stage = open("stage", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return (*stage >= 0 && umount2("stage", MNT_DETACH) == 0 && rmdir("stage") == 0) || fail(failure, "hide", "the stage");
}

static bool make_disks(const struct rootfs *rootfs, int *stage, struct failure *failure)
{
    char work[160];
    char tmp[128];
    snprintf(work, sizeof work, "mode=0755,uid=%u,gid=%u,size=%" PRIu64 ",nr_inodes=64k", rootfs->student.uid,
             rootfs->student.gid, rootfs->disk);
    snprintf(tmp, sizeof tmp, "mode=1777,size=%" PRIu64 ",nr_inodes=64k", rootfs->disk);
    return make_mount("tmpfs", "work", MS_NOSUID | MS_NODEV, work, failure)
        && make_mount("tmpfs", "tmp", MS_NOSUID | MS_NODEV, tmp, failure)
        && make_mount("tmpfs", "stage", MS_NOSUID | MS_NODEV, work, failure)
        && hide_stage(stage, failure);
}

/* The new root is put over the old one and the old one taken away: pivot_root(2), "pivot_root(".", ".")". */
static bool take_place(struct failure *failure)
{
    if (syscall(SYS_pivot_root, ".", ".") < 0)
        return fail(failure, "change", "the root folder");
    if (umount2(".", MNT_DETACH) < 0 || chdir("/") < 0)
        return fail(failure, "take away", "the machine's root folder");
    return mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL) == 0
        || fail(failure, "write-protect", "the root folder");
}

bool rootfs_enter(const struct rootfs *rootfs, int *stage, struct failure *failure)
{
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
        return fail(failure, "separate", "the mounts from the machine's");
    if (mount("tmpfs", BUILDING_SITE, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=1m") < 0 || chdir(BUILDING_SITE) < 0)
        return fail(failure, "mount over", BUILDING_SITE);
    umask(022);
    return show_all(SYSTEM_FOLDERS, failure)
        && make_settings(rootfs, failure)
        && make_proc(rootfs, failure)
        && make_dev(rootfs, failure)
        && make_disks(rootfs, stage, failure)
        && take_place(failure);
}
