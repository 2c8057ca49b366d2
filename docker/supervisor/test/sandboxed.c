#include "sandboxed.h"

#include "cgroup_fork.h"
#include "isolate.h"
#include "privileges.h"
#include "user_namespace.h"
#include "testing.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct isolation isolation;
struct failure failure;
static struct { char path[PATH_MAX]; } *stage; /* of the last sandbox, for whoever started it to see */
struct isolation_options options = {.uid = ISOLATION_STUDENT, .gid = ISOLATION_STUDENT};

void as_it_is(void)
{
}

bool is_root(void)
{
    return geteuid() == 0;
}

/* Starts a sandbox in a child, on a machine that has been made poorer first; the wait status of the child. */
pid_t start(void (*make_poorer)(void), void (*act)(void))
{
    if (stage == NULL)
        stage = mmap(NULL, sizeof *stage, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    HOLDS(stage != MAP_FAILED);
    stage->path[0] = '\0';
    pid_t child = fork();
    HOLDS(child >= 0);
    if (child == 0) {
        make_poorer();
        HOLDS(isolate_enter(&options, &isolation, &failure));
        if (!has("mount"))
            strcpy(stage->path, isolation.stage_parent);
        act();
        exit(0);
    }
    return child;
}

int end_of(pid_t child)
{
    int status;
    HOLDS(waitpid(child, &status, 0) == child);
    return status;
}

void in_sandbox(void (*make_poorer)(void), void (*act)(void))
{
    HOLDS(end_of(start(make_poorer, act)) == 0);
}

static void become_student(void *context)
{
    void (**act)(void) = context;
    if (student_become(&isolation.student) < 0)
        _exit(99);
    (*act)();
    _exit(0);
}

/* The wait status of a student who does this. */
int as_student(void (*act)(void))
{
    return end_of(cgroup_fork(&isolation.cgroup, become_student, &act));
}

bool has(const char *part)
{
    return isolation_has(&isolation, part);
}

bool is_said(const char *words)
{
    for (size_t i = 0; i < isolation.weakness_count; i++) {
        if (strstr(isolation.weaknesses[i], words) != NULL)
            return true;
    }
    return false;
}

static void write_setting(const char *name, const char *value)
{
    char path[128];
    snprintf(path, sizeof path, "/proc/sys/user/%s", name);
    int file = open(path, O_WRONLY);
    HOLDS(file >= 0 && write(file, value, strlen(value)) == (ssize_t)strlen(value));
    close(file);
}

/* A user namespace of the test's own, whose limits on other namespaces it may set. */
static void enter_own_users(void)
{
    int ready[2];
    HOLDS(pipe(ready) == 0);
    pid_t child = getpid();
    pid_t mapper = fork();
    char byte = 0;
    if (mapper == 0)
        _exit(read(ready[0], &byte, 1) == 1 && user_namespace_map(child, ISOLATION_STUDENT, ISOLATION_STUDENT) ? 0 : 1);
    HOLDS(unshare(CLONE_NEWUSER) == 0 && write(ready[1], "", 1) == 1);
    HOLDS(end_of(mapper) == 0);
    close(ready[0]);
    close(ready[1]);
}

void without_pid_namespaces(void)
{
    enter_own_users();
    write_setting("max_pid_namespaces", "0");
}

void without_mount_namespaces(void)
{
    enter_own_users();
    write_setting("max_mnt_namespaces", "0");
}

void without_net_ipc_and_uts_namespaces(void)
{
    enter_own_users();
    write_setting("max_net_namespaces", "0");
    write_setting("max_ipc_namespaces", "0");
    write_setting("max_uts_namespaces", "0");
}

void without_right_to_namespaces(void)
{
    HOLDS(privileges_keep(~PRIVILEGE(CAP_SYS_ADMIN)) == 0);
}

void without_anything(void)
{
    enter_own_users();
    write_setting("max_user_namespaces", "0");
    HOLDS(privileges_keep(~PRIVILEGE(CAP_SYS_ADMIN)) == 0);
}

void look_around(void)
{
    static const char allowed[] = " . .. bin dev etc lib lib32 lib64 libx32 proc sbin tmp usr work ";
    DIR *root = opendir("/");
    HOLDS(root != NULL);
    for (struct dirent *entry; (entry = readdir(root)) != NULL;) {
        char word[300];
        snprintf(word, sizeof word, " %s ", entry->d_name);
        HOLDS(strstr(allowed, word) != NULL);
    }
    closedir(root);
    HOLDS(access("/etc/shadow", F_OK) < 0 && access("/etc/hostname", F_OK) == 0);
    HOLDS(access("/sys", F_OK) < 0 && access("/stage", F_OK) < 0);
}

void compile(void)
{
    FILE *source = fopen("t.c", "w");
    HOLDS(source != NULL && fputs("#include <stdio.h>\nint main(void) { return puts(\"hello\") < 0; }\n", source) > 0);
    HOLDS(fclose(source) == 0);
    HOLDS(unsetenv("TMPDIR") == 0 && setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1) == 0);
    execlp("sh", "sh", "-c", "gcc -g -o t t.c && test \"$(./t)\" = hello && addr2line -V >/dev/null", NULL);
    _exit(98);
}

bool private_folder_is_gone(void)
{
    return stage->path[0] == '\0' || (access(stage->path, F_OK) < 0 && errno == ENOENT);
}

void (*const MACHINES[MACHINE_COUNT])(void) = {
    as_it_is, without_right_to_namespaces, without_pid_namespaces, without_mount_namespaces,
    without_net_ipc_and_uts_namespaces, without_anything,
};

/* All that a sandbox wants of the kernel. Some let everybody make a user namespace, but give no rights in it. */
static void make_namespaces(void)
{
    enter_own_users();
    write_setting("max_cgroup_namespaces", "0");
    if (unshare(CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS) < 0
        || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 || mount("none", "/tmp", "tmpfs", 0, NULL) < 0)
        _exit(1);
}

bool machines_can_be_made(void)
{
    pid_t child = start(as_it_is, as_it_is);
    HOLDS(end_of(child) == 0);
    child = fork();
    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(1);
        make_namespaces();
        _exit(0);
    }
    return end_of(child) == 0;
}

void wait_for_ever(void)
{
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    for (;;)
        pause();
}
