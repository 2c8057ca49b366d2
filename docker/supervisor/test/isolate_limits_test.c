#include "sandboxed.h"
#include "testing.h"

#include <arpa/inet.h>
#include <errno.h>
#include <limits.h>
#include <linux/capability.h>
#include <net/if.h>
#include <netinet/in.h>
#include <pty.h>
#include <pwd.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
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
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* Without an account of swap, memory beyond the limit is written there as long as the machine has room. */
static bool swap_is_bounded(void)
{
    char version_1[PATH_MAX + 64];
    char version_2[PATH_MAX + 64];
    struct cgroup cgroup;
    struct sysinfo machine;
    HOLDS(sysinfo(&machine) == 0 && cgroup_make(&cgroup, CGROUP_TREE, 1 << 20, 1, &failure));
    snprintf(version_1, sizeof version_1, "%s/memory.memsw.limit_in_bytes", cgroup.memory);
    snprintf(version_2, sizeof version_2, "%s/memory.swap.max", cgroup.memory);
    bool bounded = machine.totalswap == 0 || access(version_1, F_OK) == 0 || access(version_2, F_OK) == 0;
    cgroup_remove(&cgroup);
    return bounded;
}

static void go_beyond_memory(void)
{
    HOLDS(has("cgroup"));
    expect_no_part_in_group();
    HOLDS(cgroup_oom_kills(&isolation.cgroup) == 0);
    int status = as_student(use_up_memory);
    HOLDS(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    HOLDS(cgroup_oom_kills(&isolation.cgroup) == 1);
}

static void the_memory_of_the_whole_sandbox_is_bounded(void)
{
    if (!cgroup_is_allowed())
        SKIP("no control group can be made here");
    if (!swap_is_bounded())
        SKIP("this machine keeps no account of its swap");
    options.memory = 48 << 20;
    in_sandbox(as_it_is, go_beyond_memory);
    options.memory = 0;
}

static void go_beyond_processes(void)
{
    HOLDS(has("cgroup"));
    HOLDS(as_student(use_up_processes) == 0);
}

static void the_processes_of_the_whole_sandbox_are_bounded(void)
{
    if (!cgroup_is_allowed())
        SKIP("no control group can be made here");
    options.processes = 40;
    in_sandbox(as_it_is, go_beyond_processes);
    options.processes = 0;
}

static void expect_weakness(void)
{
    HOLDS(has("cgroup") || is_said("counted by the supervisor, not bounded by the kernel"));
}

static void a_missing_control_group_is_said(void)
{
    options.processes = 40;
    in_sandbox(as_it_is, expect_weakness);
    options.processes = 0;
}

int main(void)
{
    static const struct test tests[] = {
        TEST(objects_that_outlive_their_processes_are_bounded),
        TEST(the_memory_of_the_whole_sandbox_is_bounded),
        TEST(the_processes_of_the_whole_sandbox_are_bounded),
        TEST(a_missing_control_group_is_said),
    };
    if (!machines_can_be_made()) {
        printf("skipped: this machine has no user namespaces, with which others are tried out\n");
        return 0;
    }
    run_tests(tests, sizeof tests / sizeof *tests);
    return 0;
}
