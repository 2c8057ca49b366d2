/*
 * What one process did is said before what another one does that can have noticed it, whichever of the two the tracer is
 * told of first.
 */
#include "calls.h"
#include "channel.h"
#include "effects.h"
#include "event.h"
#include "fates.h"
#include "pace.h"
#include "procfs.h"
#include "testing.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const struct pace *pace;

enum { PARENT = (4 << 20) + 1 /* beyond PID_MAX_LIMIT */, CHILD, OTHER, KINDS = 8, STATUS_CONTINUED = 0xffff };

static struct thread *parent, *child;

static void begin(void)
{
    tasks_clear();
    parent = thread_add(PARENT, process_add(PARENT, NULL));
    child = thread_add(CHILD, process_add(CHILD, parent->process));
}

static void enters(struct thread *thread, long number, uint64_t first, uint64_t second, uint64_t third)
{
    call_clear(&thread->call);
    thread->call.number = number;
    thread->call.arguments[0] = first;
    thread->call.arguments[1] = second;
    thread->call.arguments[2] = third;
    thread->call.under_way = true;
}

static void enters_kill(struct thread *thread, pid_t target, int signal)
{
    enters(thread, SYS_kill, (uint64_t)target, (uint64_t)signal, 0);
    HOLDS(entry_kill(thread, &(struct user_regs_struct){0}) == AWAIT);
}

static int out;

struct said {
    size_t count;
    struct {
        uint8_t kind;
        uint32_t process, last_word; /* the last four bytes of the payload */
    } events[KINDS];
};

/* What has been said since it was asked last. */
static struct said said(void)
{
    struct said said = {0};
    static uint8_t bytes[4096];
    channel_flush();
    ssize_t length = pread(out, bytes, sizeof bytes, 0);
    HOLDS(length >= 0 && ftruncate(out, 0) == 0 && lseek(out, 0, SEEK_SET) == 0);
    struct reader all = reader_of(bytes, (size_t)length);
    while (reader_has_more(&all) && said.count < KINDS) {
        size_t size;
        const uint8_t *frame = read_str(&all, &size);
        struct reader one = reader_of(frame, size);
        HOLDS(size > 8);
        read_u32(&one);
        said.events[said.count].kind = read_u8(&one);
        read_u64(&one);
        said.events[said.count].process = read_u32(&one);
        memcpy(&said.events[said.count++].last_word, frame + size - 4, 4);
    }
    HOLDS(!all.failed);
    return said;
}

static bool are(const struct said *said, size_t count, const uint8_t *kinds)
{
    bool same = said->count == count;
    for (size_t i = 0; same && i < count; i++)
        same = said->events[i].kind == kinds[i];
    return same;
}

#define ARE(said, ...) are(&(said), sizeof((uint8_t[]){__VA_ARGS__}), (uint8_t[]){__VA_ARGS__})

static void stopped_child(void)
{
    begin();
    fates_stopped(child->process, SIGTSTP);
    said();
}

/* waitpid(2) with a null pointer for the status. */
static void a_wait_for_what_goes_on_tells_it_without_a_status(void)
{
    stopped_child();
    enters(parent, SYS_wait4, (uint64_t)-1, 0, WCONTINUED);
    returned_wait(parent, CHILD);
    struct said told = said();
    HOLDS(ARE(told, CONTINUED, WAITED));
    HOLDS(!child->process->stopped);
}

static void a_stop_is_told_once(void)
{
    stopped_child();
    enters(parent, SYS_wait4, (uint64_t)-1, 0, WUNTRACED | WCONTINUED);
    returned_wait(parent, CHILD);
    struct said first = said();
    HOLDS(ARE(first, WAITED) && child->process->stopped);
    returned_wait(parent, CHILD);
    struct said second = said();
    HOLDS(ARE(second, CONTINUED, WAITED));
}

static void a_sigcont_continues_when_its_call_returns(void)
{
    stopped_child();
    enters_kill(parent, CHILD, SIGCONT);
    returned_kill(parent, 0);
    struct said told = said();
    HOLDS(ARE(told, SIGNAL_SENT, CONTINUED) && told.events[1].process == child->process->id);
}

static void a_sigcont_continues_before_the_next_event_of_anybody_else(void)
{
    stopped_child();
    enters_kill(parent, CHILD, SIGCONT);
    effects_before(CHILD);
    struct said told = said();
    HOLDS(ARE(told, BEGAN, CONTINUED));
    effects_before(CHILD);
    fates_continued(child->process);
    told = said();
    HOLDS(told.count == 0);
    fates_stopped(child->process, SIGTSTP); /* a later one, which this SIGCONT does not end */
    returned_kill(parent, 0);
    told = said();
    HOLDS(ARE(told, STOPPED, SIGNAL_SENT) && child->process->stopped);
}

static void a_sigcont_that_failed_or_was_for_another_continues_nobody(void)
{
    stopped_child();
    enters_kill(parent, CHILD, SIGCONT);
    returned_kill(parent, -EPERM);
    enters_kill(parent, PARENT, SIGCONT);
    returned_kill(parent, 0);
    enters_kill(parent, CHILD, SIGUSR1);
    returned_kill(parent, 0);
    struct said told = said();
    HOLDS(ARE(told, SIGNAL_SENT, SIGNAL_SENT, SIGNAL_SENT) && child->process->stopped);
}

static void a_call_that_waits_for_nobody_is_before_what_others_do_after_its_entry(void)
{
    static const long prompt[] = {SYS_execve, SYS_dup2, SYS_openat, SYS_kill};
    for (size_t i = 0; i < sizeof prompt / sizeof *prompt; i++) {
        begin();
        enters(child, prompt[i], 0, 0, 0);
        child->call.prompt = true;
        effects_before(CHILD);
        HOLDS(said().count == 0);
        effects_before(PARENT);
        struct said told = said();
        HOLDS(ARE(told, BEGAN) && told.events[0].process == child->process->id);
        HOLDS(told.events[0].last_word == (uint32_t)prompt[i]);
        effects_before(PARENT);
        HOLDS(said().count == 0);
    }
}

static void a_call_that_waits_or_is_held_has_not_taken_effect(void)
{
    begin();
    enters(child, SYS_wait4, (uint64_t)-1, 0, 0);
    effects_before(PARENT);
    enters_kill(child, PARENT, SIGUSR1);
    child->state = HELD;
    effects_before(PARENT);
    HOLDS(said().count == 0);
}

static void what_threads_do_beside_an_exec_comes_before_it(void)
{
    begin();
    thread_add(OTHER, child->process);
    enters(child, SYS_execve, 0, 0, 0);
    child->call.prompt = child->process->executing = true;
    effects_before(OTHER);
    HOLDS(said().count == 0);
    effects_before(PARENT);
    struct said told = said();
    HOLDS(ARE(told, BEGAN));
}

/* Its pid is one that no process has: the zombie is gone. */
static void a_reap_is_before_what_others_do_who_miss_the_zombie(void)
{
    begin();
    thread_add(OTHER, process_add(OTHER, parent->process));
    enters(parent, SYS_wait4, (uint64_t)-1, 0, 0);
    effects_before(OTHER);
    HOLDS(said().count == 0);
    child->process->collected = true;
    effects_before(OTHER);
    struct said told = said();
    HOLDS(ARE(told, BEGAN) && told.events[0].process == parent->process->id);
}

/* What says so is the kernel, of a process that is none of the tracer's: here a zombie. */
static void an_end_without_an_exit_event_is_found(void)
{
    uint32_t status = 0;
    siginfo_t information;
    HOLDS(!procfs_is_exiting(getpid(), &status));
    pid_t pid = fork();
    HOLDS(pid >= 0);
    if (pid == 0)
        _exit(7);
    HOLDS(waitid(P_PID, (id_t)pid, &information, WEXITED | WNOWAIT) == 0);
    HOLDS(procfs_is_exiting(pid, &status) && WIFEXITED((int)status) && WEXITSTATUS((int)status) == 7);
    HOLDS(waitpid(pid, NULL, 0) == pid && !procfs_is_exiting(pid, &status));
}

static void who_is_sent_a_sigkill_may_end_without_an_exit_event(void)
{
    begin();
    enters_kill(parent, CHILD, SIGTERM);
    HOLDS(!child->process->killed);
    enters_kill(parent, CHILD, SIGKILL);
    HOLDS(child->process->killed && !parent->process->killed);
}

int main(void)
{
    char path[] = "/tmp/order_test.XXXXXX";
    out = mkstemp(path);
    HOLDS(out >= 0 && unlink(path) == 0);
    int in = open("/dev/null", O_RDONLY);
    HOLDS(in >= 0);
    channel_open(in, out);
    static const struct test tests[] = {
        TEST(a_wait_for_what_goes_on_tells_it_without_a_status),
        TEST(a_stop_is_told_once),
        TEST(a_sigcont_continues_when_its_call_returns),
        TEST(a_sigcont_continues_before_the_next_event_of_anybody_else),
        TEST(a_sigcont_that_failed_or_was_for_another_continues_nobody),
        TEST(a_call_that_waits_for_nobody_is_before_what_others_do_after_its_entry),
        TEST(a_call_that_waits_or_is_held_has_not_taken_effect),
        TEST(what_threads_do_beside_an_exec_comes_before_it),
        TEST(a_reap_is_before_what_others_do_who_miss_the_zombie),
        TEST(an_end_without_an_exit_event_is_found),
        TEST(who_is_sent_a_sigkill_may_end_without_an_exit_event),
    };
    run_tests(tests, sizeof tests / sizeof *tests);
    tasks_clear();
    return 0;
}
