#include "../cgroup_fork.h"
#include "../isolate.h"
#include "../privileges.h"
#include "../user_namespace.h"
#include "../workplace.h"
#include "testing.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <net/if.h>
#include <netinet/in.h>
#include <pty.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

static struct isolation isolation;
static struct failure failure;
static struct isolation_options options = {.uid = ISOLATION_STUDENT, .gid = ISOLATION_STUDENT};

static void as_it_is(void)
{
}

static bool is_root(void)
{
    return geteuid() == 0;
}

/* Starts a sandbox in a child, on a machine that has been made poorer first; the wait status of the child. */
static pid_t start(void (*make_poorer)(void), void (*act)(void))
{
    pid_t child = fork();
    HOLDS(child >= 0);
    if (child == 0) {
        make_poorer();
        HOLDS(isolate_enter(&options, &isolation, &failure));
        act();
        exit(0);
    }
    return child;
}

static int end_of(pid_t child)
{
    int status;
    HOLDS(waitpid(child, &status, 0) == child);
    return status;
}

static void in_sandbox(void (*make_poorer)(void), void (*act)(void))
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
static int as_student(void (*act)(void))
{
    return end_of(cgroup_fork(&isolation.cgroup, become_student, &act));
}

static bool has(const char *part)
{
    return isolation_has(&isolation, part);
}

static bool is_said(const char *words)
{
    for (size_t i = 0; i < isolation.weakness_count; i++) {
        if (strstr(isolation.weaknesses[i], words) != NULL)
            return true;
    }
    return false;
}

/* ---- machines that allow less */

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

static void without_pid_namespaces(void)
{
    enter_own_users();
    write_setting("max_pid_namespaces", "0");
}

static void without_mount_namespaces(void)
{
    enter_own_users();
    write_setting("max_mnt_namespaces", "0");
}

static void without_net_ipc_and_uts_namespaces(void)
{
    enter_own_users();
    write_setting("max_net_namespaces", "0");
    write_setting("max_ipc_namespaces", "0");
    write_setting("max_uts_namespaces", "0");
}

static void without_right_to_namespaces(void)
{
    HOLDS(privileges_keep(~PRIVILEGE(CAP_SYS_ADMIN)) == 0);
}

static void without_anything(void)
{
    enter_own_users();
    write_setting("max_user_namespaces", "0");
    HOLDS(privileges_keep(~PRIVILEGE(CAP_SYS_ADMIN)) == 0);
}

static void (*const MACHINES[])(void) = {
    as_it_is, without_right_to_namespaces, without_pid_namespaces, without_mount_namespaces,
    without_net_ipc_and_uts_namespaces, without_anything,
};

enum { MACHINE_COUNT = sizeof MACHINES / sizeof *MACHINES };

/* ---- what a sandbox is */

static void expect_all_parts(void)
{
    static const char *const parts[] = {"pid", "net", "ipc", "mount", "uts"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        HOLDS(has(parts[i]));
    HOLDS(has("user") == isolation.student.another_user);
    HOLDS(has("user") || is_said("run as the same user"));
    HOLDS(getpid() == 1 && getsid(0) == 1);
    char folder[64];
    HOLDS(getcwd(folder, sizeof folder) != NULL && strcmp(folder, "/work") == 0);
    HOLDS(strcmp(isolation.work, "/work") == 0);
}

static void the_new_process_is_init_of_a_sandbox_with_all_parts(void)
{
    in_sandbox(as_it_is, expect_all_parts);
    in_sandbox(without_right_to_namespaces, expect_all_parts);
}

static void expect_another_user(void)
{
    HOLDS(has("user") && isolation.student.uid == ISOLATION_STUDENT);
}

static void root_runs_students_as_another_user_with_and_without_the_right_to_namespaces(void)
{
    if (!is_root())
        SKIP("only root can change the user");
    in_sandbox(as_it_is, expect_another_user);
    in_sandbox(without_right_to_namespaces, expect_another_user);
}

static void look_around(void)
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

static void nothing_of_the_machines_own_is_visible(void)
{
    in_sandbox(as_it_is, look_around);
}

static void try_to_write(void)
{
    static const char *const places[] = {"/x", "/usr/x", "/usr/bin/x", "/etc/x", "/dev/x", "/lib/x"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        HOLDS(open(places[i], O_WRONLY | O_CREAT, 0644) < 0 && errno == EROFS);
    HOLDS(open("/etc/passwd", O_WRONLY) < 0);
    HOLDS(mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND, NULL) < 0);
    HOLDS(umount2("/etc/alternatives", MNT_DETACH) < 0);
}

static void write_as_both(void)
{
    try_to_write();
    HOLDS(as_student(try_to_write) == 0);
}

static void root_and_system_folders_are_read_only_even_for_the_supervisor(void)
{
    in_sandbox(as_it_is, write_as_both);
}

static void use_disks(void)
{
    static const char *const places[] = {"/work/x", "/tmp/x", "/dev/shm/x"};
    static char block[1 << 16];
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int file = open(places[i], O_WRONLY | O_CREAT, 0644);
        HOLDS(file >= 0);
        size_t written = 0;
        while (write(file, block, sizeof block) == sizeof block)
            written += sizeof block;
        HOLDS(errno == ENOSPC && written <= 1 << 20 && written > 1 << 19);
    }
}

static void use_small_disks(void)
{
    HOLDS(as_student(use_disks) == 0);
}

static void the_places_to_write_to_have_the_size_asked_for(void)
{
    options.disk = 1 << 20;
    in_sandbox(as_it_is, use_small_disks);
    options.disk = 0;
}

static void use_devices(void)
{
    char block[16];
    int null = open("/dev/null", O_RDWR);
    HOLDS(null >= 0 && write(null, "x", 1) == 1 && read(null, block, 1) == 0);
    int zero = open("/dev/zero", O_RDONLY);
    HOLDS(zero >= 0 && read(zero, block, 16) == 16 && block[15] == 0);
    int full = open("/dev/full", O_WRONLY);
    HOLDS(full >= 0 && write(full, "x", 1) < 0 && errno == ENOSPC);
    int random = open("/dev/urandom", O_RDONLY);
    HOLDS(random >= 0 && read(random, block, 16) == 16);
    int terminal;
    int end;
    HOLDS(openpty(&terminal, &end, NULL, NULL, NULL) == 0 && isatty(end));
    HOLDS(open("/dev/fd/0", O_RDONLY) >= 0 || errno == EACCES || errno == ENXIO);
    struct passwd *user = getpwuid(getuid());
    HOLDS(user != NULL && strcmp(user->pw_name, "student") == 0);
}

static void use_devices_as_student(void)
{
    HOLDS(as_student(use_devices) == 0);
}

static void devices_and_terminals_work_for_the_student(void)
{
    in_sandbox(as_it_is, use_devices_as_student);
}

static void talk_to_oneself(void)
{
    int server = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    HOLDS(bind(server, (struct sockaddr *)&address, length) == 0 && listen(server, 1) == 0);
    HOLDS(getsockname(server, (struct sockaddr *)&address, &length) == 0);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    HOLDS(connect(client, (struct sockaddr *)&address, length) == 0);
    address.sin_addr.s_addr = inet_addr("192.0.2.1");
    int outside = socket(AF_INET, SOCK_DGRAM, 0);
    HOLDS(connect(outside, (struct sockaddr *)&address, sizeof address) < 0 && errno == ENETUNREACH);
    struct utsname name;
    HOLDS(uname(&name) == 0 && strcmp(name.nodename, "proclab") == 0);
}

static void talk_as_student(void)
{
    HOLDS(as_student(talk_to_oneself) == 0);
}

static void there_is_a_loopback_and_no_other_network(void)
{
    in_sandbox(as_it_is, talk_as_student);
}

static unsigned long long capabilities(const char *set)
{
    FILE *status = fopen("/proc/self/status", "r");
    HOLDS(status != NULL);
    char line[256];
    unsigned long long bits = ~0ull;
    while (fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, set, strlen(set)) == 0)
            bits = strtoull(line + strlen(set), NULL, 16);
    }
    fclose(status);
    return bits;
}

static void expect_no_privileges(void)
{
    HOLDS(capabilities("CapPrm:") == 0 && capabilities("CapEff:") == 0 && capabilities("CapInh:") == 0);
    HOLDS(capabilities("CapAmb:") == 0 && capabilities("NoNewPrivs:") == 1);
    HOLDS(setuid(0) < 0 || getuid() == 0);
    HOLDS(kill(1, SIGKILL) < 0 || getpid() != 1);
    HOLDS(capabilities("Groups:") == 0 || !isolation.student.another_user);
    HOLDS(unshare(CLONE_NEWNS) < 0);
}

static void expect_few_privileges(void)
{
    unsigned long long few = PRIVILEGE(CAP_SETUID) | PRIVILEGE(CAP_SETGID) | PRIVILEGE(CAP_KILL) | PRIVILEGE(CAP_SYS_PTRACE);
    HOLDS(capabilities("CapPrm:") == few && capabilities("CapEff:") == few && capabilities("CapBnd:") == few);
    HOLDS(capabilities("CapInh:") == 0);
    HOLDS(as_student(expect_no_privileges) == 0);
}

static void the_supervisor_keeps_four_privileges_and_the_student_none(void)
{
    in_sandbox(as_it_is, expect_few_privileges);
    in_sandbox(without_right_to_namespaces, expect_few_privileges);
}

static void compile(void)
{
    FILE *source = fopen("t.c", "w");
    HOLDS(source != NULL && fputs("#include <stdio.h>\nint main(void) { return puts(\"hello\") < 0; }\n", source) > 0);
    HOLDS(fclose(source) == 0);
    HOLDS(unsetenv("TMPDIR") == 0 && setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1) == 0);
    execlp("sh", "sh", "-c", "gcc -g -o t t.c && test \"$(./t)\" = hello && addr2line -V >/dev/null", NULL);
    _exit(98);
}

static void compile_as_student(void)
{
    HOLDS(as_student(compile) == 0);
}

static void students_programs_compile_and_run(void)
{
    in_sandbox(as_it_is, compile_as_student);
}

static void exit_with_42(void)
{
    exit(42);
}

static void be_killed(void)
{
    signal(SIGUSR1, SIG_DFL);
    if (getpid() != 1)
        raise(SIGUSR1);
    exit(128 + SIGUSR1); /* init cannot kill itself */
}

static void the_exit_status_comes_out_on_every_machine(void)
{
    for (size_t i = 0; i < MACHINE_COUNT; i++) {
        int status = end_of(start(MACHINES[i], exit_with_42));
        HOLDS(WIFEXITED(status) && WEXITSTATUS(status) == 42);
        status = end_of(start(MACHINES[i], be_killed));
        HOLDS(WIFEXITED(status) && WEXITSTATUS(status) == 128 + SIGUSR1);
    }
}

/* ---- machines that allow less */

static void expect_everything_but_pids(void)
{
    HOLDS(!has("pid") && has("mount") && has("net") && has("ipc"));
    HOLDS(is_said("processes of other programs on this machine are visible"));
    HOLDS(access("/proc/self/status", F_OK) == 0 && getpid() != 1);
    look_around();
}

static void without_a_process_namespace_the_rest_holds(void)
{
    in_sandbox(without_pid_namespaces, expect_everything_but_pids);
}

static void be_orphaned(void)
{
    pid_t middle = getpid();
    pid_t child = fork();
    if (child == 0) {
        while (getppid() == middle)
            sched_yield();
        _exit(5);
    }
    _exit(0);
}

static void adopt(void)
{
    HOLDS(as_student(be_orphaned) == 0);
    int status;
    HOLDS(waitpid(-1, &status, 0) > 0 && WEXITSTATUS(status) == 5);
}

static void orphans_come_to_the_new_process_on_every_machine(void)
{
    for (size_t i = 0; i < MACHINE_COUNT; i++)
        in_sandbox(MACHINES[i], adopt);
}

static char secret[64]; /* a file of whoever runs these tests */

static void make_secret(void)
{
    strcpy(secret, "/var/tmp/proclab-test-XXXXXX");
    int file = mkstemp(secret);
    HOLDS(file >= 0 && write(file, "x", 1) == 1 && fchmod(file, 0666) == 0);
    close(file);
}

static void reach_for_other_things(void)
{
    char path[PATH_MAX + 8];
    HOLDS(chdir(isolation.work) == 0);
    int file = open("mine", O_WRONLY | O_CREAT, 0644);
    HOLDS(file >= 0 && write(file, "x", 1) == 1);
    snprintf(path, sizeof path, "%s/tree", isolation.stage_parent);
    HOLDS(open(path, O_RDONLY) < 0);
    HOLDS(open(secret, O_RDONLY) < 0 && open(secret, O_WRONLY) < 0 && unlink(secret) < 0);
    HOLDS(open("/", O_RDONLY) < 0 && open("/sys", O_RDONLY) < 0 && open("/etc", O_RDONLY) < 0);
    HOLDS(kill(getppid(), 0) < 0 && errno == EPERM);
    snprintf(path, sizeof path, "/proc/%d/environ", (int)getppid());
    HOLDS(open(path, O_RDONLY) < 0);
    FILE *scratch = tmpfile();
    HOLDS(scratch != NULL && fputs("x", scratch) >= 0 && fclose(scratch) == 0);
}

static bool rules_are_there(void)
{
    return isolation.student.rules >= 0 && !is_said("can end every program");
}

static void work_in_a_folder(void)
{
    struct workplace workplace;
    HOLDS(!has("mount") && is_said("no root folder of their own"));
    HOLDS(strncmp(isolation.work, "/var/tmp/proclab-", 17) == 0);
    HOLDS(workplace_open(&workplace, &isolation, &failure));
    HOLDS(workplace_put(&workplace, "a/b", 3, 0644, "x", 1, &failure));
    HOLDS(workplace_fresh(&workplace, &failure));
    if (rules_are_there()) {
        HOLDS(as_student(reach_for_other_things) == 0);
        HOLDS(workplace_keep(&workplace, &failure) && workplace_fresh(&workplace, &failure));
        struct collected file;
        HOLDS(workplace_collect(&workplace, "mine", 4, 9, &file, &failure) && file.state == FILE_WHOLE);
        free(file.content);
    }
    HOLDS(chdir(isolation.work) == 0 && as_student(compile) == 0);
}

static int sandbox_folders(void)
{
    DIR *tmp = opendir("/var/tmp");
    HOLDS(tmp != NULL);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(tmp)) != NULL;) {
        char path[300];
        struct stat stat_of;
        snprintf(path, sizeof path, "/var/tmp/%s/stage", entry->d_name);
        count += strncmp(entry->d_name, "proclab-", 8) == 0 && (stat(path, &stat_of) == 0 || errno == EACCES);
    }
    closedir(tmp);
    return count;
}

static void without_mounts_a_private_folder_serves_and_other_files_stay_shut(void)
{
    int before = sandbox_folders();
    make_secret();
    in_sandbox(without_mount_namespaces, work_in_a_folder);
    in_sandbox(without_anything, work_in_a_folder);
    HOLDS(unlink(secret) == 0);
    HOLDS(sandbox_folders() == before);
}

static void expect_no_separate_network(void)
{
    HOLDS(has("pid") && has("mount") && !has("net") && !has("ipc") && !has("uts"));
    HOLDS(is_said("can use this machine's network") && is_said("share System V objects") && is_said("host name"));
}

static void each_missing_namespace_is_a_weakness_of_its_own(void)
{
    in_sandbox(without_net_ipc_and_uts_namespaces, expect_no_separate_network);
}

/* ---- the end */

static int line[2]; /* held open by all that belongs to a sandbox, the keeper too: its end is the end of them all */

static void wait_for_ever(void)
{
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    for (;;)
        pause();
}

static void go_away_and_stay(void *context)
{
    (void)context;
    setsid();
    if (student_become(&isolation.student) == 0 && fork() >= 0)
        wait_for_ever();
}

static void leave_processes(void)
{
    for (int i = 0; i < 3; i++)
        HOLDS(cgroup_fork(&isolation.cgroup, go_away_and_stay, NULL) > 0);
    dprintf(line[1], "%s\n", isolation.cgroup.memory);
    wait_for_ever();
}

static void take_line(char *text, size_t size)
{
    size_t length = 0;
    while (length < size - 1 && read(line[0], text + length, 1) == 1 && text[length] != '\n')
        length++;
    text[length] = '\0';
}

static pid_t start_with_line(void (*machine)(void), void (*act)(void), char *cgroup, size_t size)
{
    HOLDS(pipe(line) == 0);
    pid_t caller = start(machine, act);
    close(line[1]);
    take_line(cgroup, size);
    return caller;
}

static void expect_nothing_left(const char *cgroup)
{
    char byte;
    HOLDS(read(line[0], &byte, 1) == 0);
    close(line[0]);
    HOLDS(cgroup[0] == '\0' || access(cgroup, F_OK) < 0);
}

static void a_killed_caller_leaves_nothing_on_any_machine(void)
{
    static const int signals[] = {SIGKILL, SIGTERM, SIGINT, SIGHUP};
    char cgroup[PATH_MAX];
    int folders = sandbox_folders();
    options.processes = 50;
    for (size_t i = 0; i < MACHINE_COUNT; i++) {
        for (size_t j = 0; j < sizeof signals / sizeof *signals; j++) {
            pid_t caller = start_with_line(MACHINES[i], leave_processes, cgroup, sizeof cgroup);
            HOLDS(kill(caller, signals[j]) == 0);
            HOLDS(end_of(caller) != 0);
            expect_nothing_left(cgroup);
        }
    }
    options.processes = 0;
    HOLDS(sandbox_folders() == folders);
}

static void in_a_group_of_its_own(void)
{
    HOLDS(setpgid(0, 0) == 0);
}

static void a_killed_process_group_leaves_nothing(void)
{
    char cgroup[PATH_MAX];
    options.processes = 50;
    pid_t caller = start_with_line(in_a_group_of_its_own, leave_processes, cgroup, sizeof cgroup);
    HOLDS(kill(-caller, SIGKILL) == 0);
    HOLDS(end_of(caller) == SIGKILL);
    expect_nothing_left(cgroup);
    options.processes = 0;
}

static void leave_processes_and_end(void)
{
    HOLDS(cgroup_fork(&isolation.cgroup, go_away_and_stay, NULL) > 0);
    dprintf(line[1], "%s\n", isolation.cgroup.memory);
    exit(7);
}

static void an_ended_supervisor_leaves_nothing_on_any_machine(void)
{
    char cgroup[PATH_MAX];
    options.processes = 50;
    for (size_t i = 0; i < MACHINE_COUNT; i++) {
        pid_t caller = start_with_line(MACHINES[i], leave_processes_and_end, cgroup, sizeof cgroup);
        int status = end_of(caller);
        HOLDS(WIFEXITED(status) && WEXITSTATUS(status) == 7);
        expect_nothing_left(cgroup);
    }
    options.processes = 0;
}

static pid_t child_of(pid_t parent)
{
    char path[64];
    int child = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)parent, (int)parent);
    FILE *children = fopen(path, "r");
    HOLDS(children != NULL && fscanf(children, "%d", &child) == 1);
    fclose(children);
    return child;
}

/* A process that ends closes its files one after the other. */
static void wait_for_unlocked(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY);
    HOLDS(file >= 0 && flock(file, LOCK_EX) == 0);
    close(file);
}

static void a_sandbox_without_its_keeper_ends_and_the_next_one_cleans_up(void)
{
    char cgroup[PATH_MAX];
    options.processes = 50;
    pid_t caller = start_with_line(as_it_is, leave_processes, cgroup, sizeof cgroup);
    HOLDS(kill(child_of(caller), SIGKILL) == 0);
    HOLDS(WEXITSTATUS(end_of(caller)) == 128 + SIGKILL);
    expect_nothing_left("");
    if (cgroup[0] != '\0')
        wait_for_unlocked(cgroup);
    in_sandbox(as_it_is, as_it_is);
    HOLDS(cgroup[0] == '\0' || access(cgroup, F_OK) < 0);
    options.processes = 0;
}

static void wait_for_end_of_channel(void)
{
    dprintf(line[1], "ready\n");
    close(line[1]);
    char byte;
    exit(read(STDIN_FILENO, &byte, 1) == 0 ? 3 : 4);
}

/* If the waiting processes held the channel, the judge's closing it would not be seen. */
static void the_channel_is_open_in_the_new_process_alone(void)
{
    int channel[2];
    char text[16];
    HOLDS(pipe(channel) == 0 && fcntl(channel[1], F_SETFD, FD_CLOEXEC) == 0);
    int before = dup(STDIN_FILENO);
    HOLDS(dup2(channel[0], STDIN_FILENO) == 0 && close(channel[0]) == 0);
    HOLDS(pipe(line) == 0);
    pid_t child = fork();
    if (child == 0) {
        close(channel[1]);
        HOLDS(isolate_enter(&options, &isolation, &failure));
        wait_for_end_of_channel();
    }
    HOLDS(dup2(before, STDIN_FILENO) == 0 && close(before) == 0 && close(line[1]) == 0);
    take_line(text, sizeof text);
    close(channel[1]);
    HOLDS(WEXITSTATUS(end_of(child)) == 3);
    close(line[0]);
}

/* ---- control groups of the machine itself */

static void use_up_memory(void)
{
    size_t length = 64 << 20;
    char *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    HOLDS(memory != MAP_FAILED);
    memset(memory, 1, length);
}

static void use_up_processes(void)
{
    int count = 0;
    while (fork() > 0)
        count++;
    if (count == 0)
        wait_for_ever();
    _exit(errno == EAGAIN && count < 40 ? 0 : 1);
}

static void make_objects(void)
{
    size_t bytes = 0;
    int sets = 0;
    int queues = 0;
    while (shmget(IPC_PRIVATE, 65536, 0600) >= 0)
        bytes += 65536;
    HOLDS(errno == ENOSPC && bytes == 1 << 20);
    while (semget(IPC_PRIVATE, 30, 0600) >= 0)
        sets++;
    HOLDS(errno == ENOSPC && sets == 1024);
    while (msgget(IPC_PRIVATE, 0600) >= 0)
        queues++;
    HOLDS(errno == ENOSPC && queues == 1024);
}

static void make_objects_as_student(void)
{
    HOLDS(as_student(make_objects) == 0);
}

static void objects_that_outlive_their_processes_are_bounded(void)
{
    if (!is_root())
        SKIP("only root can set these limits");
    options.disk = 1 << 20;
    in_sandbox(as_it_is, make_objects_as_student);
    in_sandbox(without_right_to_namespaces, make_objects_as_student);
    options.disk = 0;
}

static bool cgroup_is_allowed(void)
{
    struct cgroup cgroup;
    bool made = cgroup_make(&cgroup, CGROUP_TREE, 1 << 20, 1, &failure);
    if (made)
        cgroup_remove(&cgroup);
    return made;
}

/* Whoever is in the group of a tracee that has to be let go on would wait for memory that only this would free. */
static void expect_no_part_in_group(void)
{
    char line[PATH_MAX];
    FILE *own = fopen("/proc/self/cgroup", "r");
    HOLDS(own != NULL);
    while (fgets(line, sizeof line, own) != NULL)
        HOLDS(strstr(line, "proclab-") == NULL);
    fclose(own);
}

static void go_beyond_limits(void)
{
    HOLDS(has("cgroup"));
    expect_no_part_in_group();
    HOLDS(cgroup_oom_kills(&isolation.cgroup) == 0);
    int status = as_student(use_up_memory);
    HOLDS(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    HOLDS(cgroup_oom_kills(&isolation.cgroup) == 1);
    HOLDS(as_student(use_up_processes) == 0);
}

static void memory_and_processes_of_the_whole_sandbox_are_bounded(void)
{
    if (!cgroup_is_allowed())
        SKIP("no control group can be made here");
    options.memory = 48 << 20;
    options.processes = 40;
    in_sandbox(as_it_is, go_beyond_limits);
    options.memory = 0;
    options.processes = 0;
}

static void expect_weakness(void)
{
    HOLDS(has("cgroup") || is_said("limited for each process alone"));
}

static void a_missing_control_group_is_said(void)
{
    options.processes = 40;
    in_sandbox(as_it_is, expect_weakness);
    options.processes = 0;
}

static void look_at_container(void)
{
    struct isolation seen;
    isolation_of_container(&options, &seen);
    HOLDS(isolation_has(&seen, "pid") && isolation_has(&seen, "net") && isolation_has(&seen, "ipc"));
    HOLDS(isolation_has(&seen, "mount") && isolation_has(&seen, "uts"));
    HOLDS(isolation_has(&seen, "user") == has("user"));
    HOLDS(strcmp(seen.work, "/work") == 0 && strcmp(seen.stage_parent, "/stage") == 0);
    HOLDS(!isolation_has(&seen, "cgroup") && seen.weakness_count >= 2);
}

static void a_container_is_judged_by_what_it_gives(void)
{
    struct isolation seen;
    isolation_of_container(&options, &seen);
    HOLDS(!isolation_has(&seen, "pid"));
    in_sandbox(as_it_is, look_at_container);
}

static bool users_can_be_made(void)
{
    pid_t child = start(as_it_is, as_it_is);
    HOLDS(end_of(child) == 0);
    child = fork();
    if (child == 0)
        _exit(unshare(CLONE_NEWUSER) == 0 ? 0 : 1);
    return end_of(child) == 0;
}

int main(void)
{
    if (!users_can_be_made()) {
        printf("skipped: this machine has no user namespaces, with which others are tried out\n");
        return 0;
    }
    static const struct test tests[] = {
        TEST(the_new_process_is_init_of_a_sandbox_with_all_parts),
        TEST(root_runs_students_as_another_user_with_and_without_the_right_to_namespaces),
        TEST(nothing_of_the_machines_own_is_visible),
        TEST(root_and_system_folders_are_read_only_even_for_the_supervisor),
        TEST(the_places_to_write_to_have_the_size_asked_for),
        TEST(devices_and_terminals_work_for_the_student),
        TEST(there_is_a_loopback_and_no_other_network),
        TEST(the_supervisor_keeps_four_privileges_and_the_student_none),
        TEST(students_programs_compile_and_run),
        TEST(the_exit_status_comes_out_on_every_machine),
        TEST(without_a_process_namespace_the_rest_holds),
        TEST(orphans_come_to_the_new_process_on_every_machine),
        TEST(without_mounts_a_private_folder_serves_and_other_files_stay_shut),
        TEST(each_missing_namespace_is_a_weakness_of_its_own),
        TEST(a_killed_caller_leaves_nothing_on_any_machine),
        TEST(a_killed_process_group_leaves_nothing),
        TEST(an_ended_supervisor_leaves_nothing_on_any_machine),
        TEST(a_sandbox_without_its_keeper_ends_and_the_next_one_cleans_up),
        TEST(the_channel_is_open_in_the_new_process_alone),
        TEST(objects_that_outlive_their_processes_are_bounded),
        TEST(memory_and_processes_of_the_whole_sandbox_are_bounded),
        TEST(a_missing_control_group_is_said),
        TEST(a_container_is_judged_by_what_it_gives),
    };
    run_tests(tests, sizeof tests / sizeof *tests);
    return 0;
}
