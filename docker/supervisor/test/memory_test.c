/* What counts as memory that a process has, and when a run has too much of it. */
#include "calls_memory.h"
#include "channel.h"
#include "errno_of.h"
#include "memory_limit.h"
#include "resident.h"
#include "run_limits.h"
#include "stop.h"
#include "testing.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MIB = 1 << 20, RESERVED = 1 << 30, SLACK = 2 * MIB };

/* A child that does one thing after the other when it is told. */
struct child {
    pid_t pid;
    int ask, answer;
};

static char *block;

static void touch(size_t from, size_t to)
{
    for (size_t i = from; i < to; i += 4096)
        block[i] = 1;
}

static void reserve(int flags)
{
    block = mmap(NULL, RESERVED, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    HOLDS(block != MAP_FAILED);
}

static void serve(int asked, int answered)
{
    char what;
    while (read(asked, &what, 1) == 1) {
        switch (what) {
        case 'r': reserve(MAP_PRIVATE); break;
        case 's': reserve(MAP_SHARED); break;
        case 't': touch(0, 32 * MIB); break;
        case 'h': HOLDS(prctl(PR_SET_DUMPABLE, 0) == 0); break;
        case 'u': HOLDS(munmap(block, RESERVED) == 0); break;
        }
        HOLDS(write(answered, "", 1) == 1);
    }
    _exit(0);
}

static struct child begin(void)
{
    int ask[2], answer[2];
    HOLDS(pipe(ask) == 0 && pipe(answer) == 0);
    pid_t pid = fork();
    HOLDS(pid >= 0);
    if (pid == 0) {
        close(ask[1]);
        close(answer[0]);
        serve(ask[0], answer[1]);
    }
    close(ask[0]);
    close(answer[1]);
    return (struct child){pid, ask[1], answer[0]};
}

static void tell(struct child child, char what)
{
    HOLDS(write(child.ask, &what, 1) == 1 && read(child.answer, &what, 1) == 1);
}

static void end(struct child child)
{
    close(child.ask);
    kill(child.pid, SIGKILL); /* a later one may hold the other end, too */
    HOLDS(waitpid(child.pid, NULL, 0) == child.pid);
    close(child.answer);
}

static struct resident has(struct child child)
{
    struct resident resident;
    HOLDS(resident_exact(child.pid, &resident));
    return resident;
}

static uint64_t bound(struct child child)
{
    uint64_t bytes;
    HOLDS(resident_bound(child.pid, &bytes));
    return bytes;
}

static void what_is_reserved_is_no_memory_until_it_is_touched(void)
{
    for (const char *kind = "rs"; *kind; kind++) {
        struct child child = begin();
        uint64_t before = has(child).own;
        tell(child, *kind);
        HOLDS(has(child).own < before + SLACK);
        tell(child, 't');
        uint64_t touched = has(child).own;
        HOLDS(touched >= before + 32 * MIB && touched < before + 32 * MIB + SLACK);
        HOLDS(bound(child) >= touched);
        tell(child, 'u');
        HOLDS(has(child).own < before + SLACK);
        end(child);
    }
}

static void what_a_fork_has_copied_is_each_one_s_own_and_counts_once_for_all(void)
{
    reserve(MAP_PRIVATE);
    touch(0, 32 * MIB);
    struct child one = begin(), other = begin();
    struct resident first = has(one), second = has(other);
    HOLDS(first.own >= 32 * MIB && second.own >= 32 * MIB);
    HOLDS(first.share + second.share < 32 * MIB); /* a third belongs to this process */
    HOLDS(munmap(block, RESERVED) == 0);
    end(one);
    end(other);
}

static void who_has_ended_has_none(void)
{
    struct child child = begin();
    uint64_t bytes;
    struct resident resident;
    kill(child.pid, SIGKILL);
    HOLDS(waitid(P_PID, (id_t)child.pid, &(siginfo_t){0}, WEXITED | WNOWAIT) == 0);
    HOLDS(!resident_bound(child.pid, &bytes) && !resident_exact(child.pid, &resident));
    end(child);
}

static int look_without_privileges(void)
{
    enum { NOBODY = 65534 };
    HOLDS(setresuid(NOBODY, NOBODY, NOBODY) == 0 || getuid() != 0);
    struct child child = begin();
    tell(child, 'h');
    tell(child, 'r');
    tell(child, 't');
    uint64_t own = has(child).own;
    end(child);
    return own >= 32 * MIB ? 0 : 1;
}

static void who_hides_its_pages_does_not_hide_how_many_there_are(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0)
        _exit(look_without_privileges());
    HOLDS(waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static struct process *as_process_of_run(struct child child)
{
    struct process *process = process_add(child.pid, NULL);
    thread_add(child.pid, process);
    process->executed = true;
    return process;
}

static void limit(uint64_t each, uint64_t all)
{
    static struct cgroup none;
    none = CGROUP_NONE;
    tasks_clear();
    limits_begin(0, 0, 0, 0);
    memory_limit_begin(&none, each, all, true);
}

static bool is_met(void)
{
    memory_limit_look();
    return limit_ends_run() && strcmp(limit_broken(), "memory") == 0;
}

static void a_process_meets_the_limit_by_what_it_has_touched(void)
{
    struct child child = begin();
    limit(has(child).own + 16 * MIB, 0);
    as_process_of_run(child);
    tell(child, 'r');
    HOLDS(!is_met());
    tell(child, 't');
    HOLDS(is_met());
    end(child);
}

static void two_that_are_within_it_meet_it_only_together(void)
{
    struct child one = begin(), other = begin();
    uint64_t each = has(one).own + 40 * MIB;
    tell(one, 'r');
    tell(other, 'r');
    tell(one, 't');
    limit(each, has(one).share + has(other).share + 16 * MIB);
    as_process_of_run(one);
    as_process_of_run(other);
    HOLDS(!is_met());
    tell(other, 't');
    HOLDS(is_met());
    end(one);
    end(other);
}

static void who_borrows_the_memory_of_another_adds_nothing(void)
{
    struct child child = begin();
    tell(child, 'r');
    tell(child, 't');
    limit(0, has(child).share + 16 * MIB);
    as_process_of_run(child);
    as_process_of_run(child)->shares_memory = true;
    HOLDS(!is_met());
    tasks.present[1]->shares_memory = false;
    HOLDS(is_met());
    end(child);
}

static void what_is_not_the_program_yet_and_what_executes_is_not_looked_at(void)
{
    struct child child = begin();
    tell(child, 'r');
    tell(child, 't');
    limit(MIB, MIB);
    struct process *process = as_process_of_run(child);
    process->executed = false;
    HOLDS(!is_met());
    process->executed = process->executing = true;
    HOLDS(!is_met());
    process->executing = false;
    HOLDS(is_met());
    end(child);
}

static void whoever_descends_from_here_is_looked_at_in_a_run_that_is_not_traced(void)
{
    static struct cgroup none;
    none = CGROUP_NONE;
    tasks_clear();
    limits_begin(0, 0, 0, 0);
    memory_limit_begin(&none, MIB, 0, false);
    process_add(getpid(), NULL);
    struct child same_program = begin();
    tell(same_program, 'r');
    tell(same_program, 't');
    HOLDS(!is_met()); /* the supervisor's own code, as it is before it executes the program */
    end(same_program);
}

static void blocks_of_malloc_and_stacks_are_noted_and_shared_or_small_maps_are_none(void)
{
    const uint64_t malloced[6] = {0, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, (uint64_t)-1, 0};
    const uint64_t enormous[6] = {0, UINT64_C(1) << 42, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, (uint64_t)-1, 0};
    const uint64_t stack[6] = {0, 8 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, (uint64_t)-1, 0};
    const uint64_t small[6] = {0, 64 << 10, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, (uint64_t)-1, 0};
    const uint64_t library[6] = {0, 2 << 20, PROT_READ, MAP_PRIVATE, 3, 0};
    const uint64_t shadow[6] = {0, UINT64_C(1) << 43, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, (uint64_t)-1, 0};
    HOLDS(maps_block(malloced) && maps_block(enormous) && maps_block(stack));
    HOLDS(!maps_block(small) && !maps_block(library) && !maps_block(shadow));
}

/* Stopped with errno as it is given. */
static int stop_with_errno(int error)
{
    HOLDS(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
    errno = error;
    raise(SIGSTOP);
    _exit(0);
}

static void the_errno_of_a_thread_that_is_stopped_is_known(void)
{
    for (int error = 1; error <= ENOMEM; error += ENOMEM - 1) {
        int status, found = 0;
        pid_t pid = fork();
        if (pid == 0)
            stop_with_errno(error);
        HOLDS(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status));
        tasks_clear();
        stop_next();
        HOLDS(errno_of(thread_add(pid, process_add(pid, NULL)), &found) && found == error);
        kill(pid, SIGKILL);
        HOLDS(waitpid(pid, NULL, 0) == pid);
    }
}

int main(void)
{
    int in = open("/dev/null", O_RDONLY), out = open("/dev/null", O_WRONLY);
    HOLDS(in >= 0 && out >= 0);
    channel_open(in, out);
    static const struct test tests[] = {
        TEST(what_is_reserved_is_no_memory_until_it_is_touched),
        TEST(what_a_fork_has_copied_is_each_one_s_own_and_counts_once_for_all),
        TEST(who_has_ended_has_none),
        TEST(who_hides_its_pages_does_not_hide_how_many_there_are),
        TEST(a_process_meets_the_limit_by_what_it_has_touched),
        TEST(two_that_are_within_it_meet_it_only_together),
        TEST(who_borrows_the_memory_of_another_adds_nothing),
        TEST(what_is_not_the_program_yet_and_what_executes_is_not_looked_at),
        TEST(whoever_descends_from_here_is_looked_at_in_a_run_that_is_not_traced),
        TEST(blocks_of_malloc_and_stacks_are_noted_and_shared_or_small_maps_are_none),
        TEST(the_errno_of_a_thread_that_is_stopped_is_known),
    };
    run_tests(tests, sizeof tests / sizeof *tests);
    tasks_clear();
    return 0;
}
