#include "cgroup_fork.h"
#include "isolate.h"
#include "sandboxed.h"
#include "testing.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

static int line[2]; /* held open by all that belongs to a sandbox, the keeper too: its end is the end of them all */

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
    options.processes = 50;
    for (size_t i = 0; i < MACHINE_COUNT; i++) {
        for (size_t j = 0; j < sizeof signals / sizeof *signals; j++) {
            pid_t caller = start_with_line(MACHINES[i], leave_processes, cgroup, sizeof cgroup);
            HOLDS(kill(caller, signals[j]) == 0);
            HOLDS(end_of(caller) != 0);
            expect_nothing_left(cgroup);
            HOLDS(private_folder_is_gone());
        }
    }
    options.processes = 0;
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

static pid_t parent_of(const char *process)
{
    char path[300];
    int parent = 0;
    snprintf(path, sizeof path, "/proc/%s/stat", process);
    FILE *stat = fopen(path, "r");
    if (stat == NULL)
        return 0;
    HOLDS(fscanf(stat, "%*d (%*[^)]) %*c %d", &parent) == 1 || ferror(stat));
    fclose(stat);
    return parent;
}

static pid_t child_of(pid_t parent)
{
    pid_t child = 0;
    DIR *proc = opendir("/proc");
    HOLDS(proc != NULL);
    for (struct dirent *entry; child == 0 && (entry = readdir(proc)) != NULL;) {
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && parent_of(entry->d_name) == parent)
            child = atoi(entry->d_name);
    }
    closedir(proc);
    HOLDS(child > 0);
    return child;
}

/* A process that ends closes its files one after the other. */
static void wait_for_unlocked(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY);
    if (file < 0 && errno == ENOENT)
        return;
    HOLDS(file >= 0 && flock(file, LOCK_EX) == 0);
    close(file);
}

/* Where a sandbox of somebody else's starts at the same time, that one may be the next, and still be at it. */
static bool is_cleaned_up_by_the_next(const char *cgroup)
{
    for (int sandbox = 0; sandbox < 20; sandbox++) {
        wait_for_unlocked(cgroup);
        in_sandbox(as_it_is, as_it_is);
        if (access(cgroup, F_OK) < 0)
            return true;
    }
    return false;
}

static void a_sandbox_without_its_keeper_ends_and_the_next_one_cleans_up(void)
{
    char cgroup[PATH_MAX];
    options.processes = 50;
    pid_t caller = start_with_line(as_it_is, leave_processes, cgroup, sizeof cgroup);
    HOLDS(kill(child_of(caller), SIGKILL) == 0);
    HOLDS(WEXITSTATUS(end_of(caller)) == 128 + SIGKILL);
    expect_nothing_left("");
    HOLDS(cgroup[0] == '\0' || is_cleaned_up_by_the_next(cgroup));
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

int main(void)
{
    static const struct test tests[] = {
        TEST(the_exit_status_comes_out_on_every_machine),
        TEST(a_killed_caller_leaves_nothing_on_any_machine),
        TEST(a_killed_process_group_leaves_nothing),
        TEST(an_ended_supervisor_leaves_nothing_on_any_machine),
        TEST(a_sandbox_without_its_keeper_ends_and_the_next_one_cleans_up),
        TEST(the_channel_is_open_in_the_new_process_alone),
    };
    if (!machines_can_be_made()) {
        printf("skipped: this machine has no user namespaces, with which others are tried out\n");
        return 0;
    }
    run_tests(tests, sizeof tests / sizeof *tests);
    return 0;
}
