#include "privileges.h"
#include "sandboxed.h"
#include "testing.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <pty.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/utsname.h>
#include <unistd.h>

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

static void compile_as_student(void)
{
    HOLDS(as_student(compile) == 0);
}

static void students_programs_compile_and_run(void)
{
    in_sandbox(as_it_is, compile_as_student);
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

int main(void)
{
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
        TEST(a_container_is_judged_by_what_it_gives),
    };
    if (!machines_can_be_made()) {
        printf("skipped: this machine has no user namespaces, with which others are tried out\n");
        return 0;
    }
    run_tests(tests, sizeof tests / sizeof *tests);
    return 0;
}
