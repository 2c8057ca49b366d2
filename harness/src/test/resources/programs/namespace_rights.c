// What the rights of a user namespace's maker are good for: nothing that the sandbox is made of.
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x80
#endif

static void told(const char *what, int succeeded)
{
    printf("%s %d\n", what, succeeded);
    fflush(stdout);
}

static int may_write(const char *path, const char *text)
{
    int file = open(path, O_WRONLY);
    int written = file >= 0 && write(file, text, strlen(text)) > 0;
    if (file >= 0)
        close(file);
    return written;
}

static int may_open(const char *path, int how)
{
    int file = open(path, how);
    if (file >= 0)
        close(file);
    return file >= 0;
}

static int may_enter(const char *path, int kind)
{
    int file = open(path, O_RDONLY);
    int entered = file >= 0 && setns(file, kind) == 0;
    if (file >= 0)
        close(file);
    return entered;
}

static int may_clone(unsigned long flags)
{
    long child = syscall(SYS_clone, flags | SIGCHLD, NULL, NULL, NULL, NULL);
    if (child == 0)
        _exit(0);
    if (child > 0)
        waitpid((pid_t)child, NULL, 0);
    return child > 0;
}

static int may_raise_limit(void)
{
    return setrlimit(RLIMIT_CORE, &(struct rlimit){1, 1}) == 0;
}

static void try_all(void)
{
    static const int others[] = {CLONE_NEWNS, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP, CLONE_NEWTIME};
    int any = 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        any |= unshare(others[i]) == 0 || unshare(others[i] | CLONE_NEWUSER | CLONE_NEWPID) == 0;
    told("another namespace", any);
    told("another namespace of a child", may_clone(CLONE_NEWNS) || may_clone(CLONE_NEWUSER | CLONE_NEWNET) || may_clone(CLONE_NEWUSER | CLONE_NEWNS));
    told("enter", may_enter("/proc/self/ns/mnt", CLONE_NEWNS) || may_enter("/proc/self/ns/net", 0) || may_enter("/proc/1/ns/user", 0));
    told("mount", mount("none", "/tmp", "tmpfs", 0, NULL) == 0 || mount("/", "/tmp", NULL, MS_BIND, NULL) == 0
        || mount("proc", "/work", "proc", 0, NULL) == 0 || mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND, NULL) == 0 || umount2("/proc", MNT_DETACH) == 0);
    told("device", mknod("disk", S_IFBLK | 0600, 0x800) == 0);
    told("host name", sethostname("mine", 4) == 0);
    told("settings", may_write("/proc/sys/kernel/shmmax", "1") || may_write("/proc/sys/user/max_user_namespaces", "1") || may_write("/proc/sys/kernel/pid_max", "301"));
    told("another user", setuid(0) == 0 || setgid(0) == 0 || may_write("/proc/self/uid_map", "0 0 1"));
    told("the supervisor", (getpid() != 1 && kill(1, SIGKILL) == 0) || ptrace(PTRACE_ATTACH, 1, NULL, NULL) == 0 || may_open("/proc/1/mem", O_RDWR) || may_open("/proc/1/environ", O_RDONLY));
    told("limits", may_raise_limit());
    told("raw socket", socket(AF_INET, SOCK_RAW, 255) >= 0);
    told("swap, modules, clock", syscall(SYS_swapon, "/work/x", 0) == 0 || syscall(SYS_finit_module, 0, "", 0) == 0 || syscall(SYS_settimeofday, &(long[2]){1, 0}, NULL) == 0);
    told("bpf, keys, faults", syscall(SYS_bpf, 0, NULL, 0) >= 0 || syscall(SYS_add_key, "user", "left", "here", 4, -4) >= 0 || syscall(SYS_userfaultfd, 0) >= 0);
    told("own filter", syscall(SYS_seccomp, 0, 0, NULL) == 0);
}

int main(void)
{
    told("namespaces", unshare(CLONE_NEWUSER | CLONE_NEWPID) == 0);
    try_all();
    pid_t init = fork();
    if (init == 0) {
        told("number 1", getpid() == 1);
        try_all();
        told("another user namespace", may_clone(CLONE_NEWUSER));
        _exit(0);
    }
    waitpid(init, NULL, 0);
    return 0;
}
