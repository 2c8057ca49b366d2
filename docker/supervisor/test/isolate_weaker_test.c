#include "workplace.h"
#include "sandboxed.h"
#include "testing.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char secret[64]; /* a file of whoever runs these tests */

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

static void make_secret(void)
{
    strcpy(secret, "/var/tmp/proclab-test-XXXXXX");
    int file = mkstemp(secret);
    HOLDS(file >= 0 && write(file, "x", 1) == 1 && fchmod(file, 0666) == 0);
    close(file);
}

/* The version of landlock(7) that the kernel has; 0 without it. */
static long rules_version(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1 << 0);
    return version < 0 ? 0 : version;
}

static bool signals_are_kept(void)
{
    enum { VERSION_WITH_SCOPES = 6 };
    return isolation.student.another_user || rules_version() >= VERSION_WITH_SCOPES;
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
    HOLDS(!signals_are_kept() || (kill(getppid(), 0) < 0 && errno == EPERM));
    snprintf(path, sizeof path, "/proc/%d/environ", (int)getppid());
    HOLDS(open(path, O_RDONLY) < 0);
    FILE *scratch = tmpfile();
    HOLDS(scratch != NULL && fputs("x", scratch) >= 0 && fclose(scratch) == 0);
}


static void work_in_a_folder(void)
{
    struct workplace workplace;
    HOLDS(!has("mount") && is_said("no root folder of their own"));
    HOLDS(strncmp(isolation.work, "/var/tmp/proclab-", 17) == 0);
    HOLDS(workplace_open(&workplace, &isolation, &failure));
    HOLDS(workplace_put(&workplace, "a/b", 3, 0644, "x", 1, &failure));
    HOLDS(workplace_fresh(&workplace, &failure));
    HOLDS((isolation.student.rules >= 0) == (rules_version() > 0));
    HOLDS(is_said("can end every program") == !signals_are_kept());
    if (rules_version() == 0)
        printf("not tried: what the rules of landlock(7) keep shut, which this kernel does not have\n");
    if (rules_version() > 0) {
        HOLDS(as_student(reach_for_other_things) == 0);
        HOLDS(workplace_keep(&workplace, &failure) && workplace_fresh(&workplace, &failure));
        struct collected file;
        HOLDS(workplace_collect(&workplace, "mine", 4, 9, &file, &failure) && file.state == FILE_WHOLE);
        free(file.content);
    }
    HOLDS(chdir(isolation.work) == 0 && as_student(compile) == 0);
}

static void without_mounts_a_private_folder_serves_and_other_files_stay_shut(void)
{
    make_secret();
    in_sandbox(without_mount_namespaces, work_in_a_folder);
    HOLDS(private_folder_is_gone());
    in_sandbox(without_anything, work_in_a_folder);
    HOLDS(private_folder_is_gone());
    HOLDS(unlink(secret) == 0);
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

int main(void)
{
    static const struct test tests[] = {
        TEST(without_a_process_namespace_the_rest_holds),
        TEST(orphans_come_to_the_new_process_on_every_machine),
        TEST(without_mounts_a_private_folder_serves_and_other_files_stay_shut),
        TEST(each_missing_namespace_is_a_weakness_of_its_own),
    };
    if (!machines_can_be_made()) {
        printf("skipped: this machine has no user namespaces, with which others are tried out\n");
        return 0;
    }
    run_tests(tests, sizeof tests / sizeof *tests);
    return 0;
}
