/* When a run counts as blocked for good: not while one of its threads may still wake another. */
#include "stuck.h"
#include "procfs.h"
#include "tasks.h"
#include "testing.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static struct thread *first;

static void *end_at_once(void *nothing)
{
    return nothing;
}

static void *pause_for_good(void *nothing)
{
    for (;;)
        pause();
    return nothing;
}

static int join(void)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, end_at_once, NULL) != 0)
        return 1;
    return pthread_join(thread, NULL);
}

static int end_before_the_second_thread(void)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, pause_for_good, NULL) != 0)
        return 1;
    syscall(SYS_exit, 0);
    return 1;
}

static int compute(void)
{
    volatile unsigned rounds = 1;
    while (rounds)
        rounds |= 1;
    return 0;
}

/* Seized before it does anything, as the first process of a run is. */
static void begin(int (*program)(void))
{
    int gate[2];
    char go;
    HOLDS(pipe(gate) == 0);
    pid_t pid = fork();
    if (pid == 0)
        _exit(read(gate[0], &go, 1) == 1 ? program() : 1);
    const uintptr_t options = PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL;
    HOLDS(ptrace(PTRACE_SEIZE, pid, NULL, (void *)options) == 0);
    HOLDS(write(gate[1], "", 1) == 1);
    close(gate[0]);
    close(gate[1]);
    first = thread_add(pid, process_add(pid, NULL));
}

static void end(void)
{
    pid_t pid = first->tid, got;
    int status;
    kill(pid, SIGKILL);
    while ((got = waitpid(-1, &status, __WALL)) > 0)
        if (WIFSTOPPED(status))
            ptrace(PTRACE_CONT, got, NULL, NULL);
    tasks_clear();
}

/* Until there are as many threads, and one of them is at its exit event, where it is left; its tid. */
static pid_t follow_to_exit_event(size_t threads)
{
    pid_t exiting = 0;
    while (!exiting || tasks.thread_count < threads) {
        int status;
        pid_t tid = waitpid(-1, &status, __WALL);
        HOLDS(tid > 0 && WIFSTOPPED(status));
        if (!thread_by_tid(tid))
            thread_add(tid, first->process);
        if (status >> 16 == PTRACE_EVENT_EXIT)
            exiting = tid;
        else
            HOLDS(ptrace(PTRACE_CONT, tid, NULL, NULL) == 0);
    }
    return exiting;
}

static void note_exit(pid_t tid)
{
    thread_by_tid(tid)->state = EXITING;
    first->process->threads_alive--;
}

static void await_call(pid_t tid, long number)
{
    struct procfs_call call;
    while (!procfs_call(tid, &call) || call.number != number)
        sched_yield();
}

static void await_state(pid_t tid, char state)
{
    struct procfs_status status;
    do
        sched_yield();
    while (!procfs_status(tid, &status) || status.state != state);
}

static void who_joins_a_thread_that_has_not_quite_ended_is_not_stuck(void)
{
    begin(join);
    pid_t second = follow_to_exit_event(2);
    HOLDS(second != first->tid);
    note_exit(second);
    await_call(first->tid, SYS_futex);
    HOLDS(!stuck());
    HOLDS(!everybody_sleeps());
    end();
}

static void a_first_thread_that_has_ended_does_not_keep_the_others_from_being_stuck(void)
{
    begin(end_before_the_second_thread);
    pid_t tid = follow_to_exit_event(2);
    HOLDS(tid == first->tid);
    note_exit(tid);
    await_call(tasks.threads[1]->tid, SYS_pause);
    HOLDS(!stuck());
    HOLDS(ptrace(PTRACE_CONT, tid, NULL, NULL) == 0);
    await_state(tid, 'Z');
    HOLDS(stuck());
    end();
}

static void a_process_that_was_stopped_and_goes_on_is_not_stuck(void)
{
    begin(compute);
    first->state = LISTENING;
    await_state(first->tid, 'R');
    HOLDS(!stuck());
    end();
}

int main(void)
{
    static const struct test tests[] = {
        TEST(who_joins_a_thread_that_has_not_quite_ended_is_not_stuck),
        TEST(a_first_thread_that_has_ended_does_not_keep_the_others_from_being_stuck),
        TEST(a_process_that_was_stopped_and_goes_on_is_not_stuck),
    };
    run_tests(tests, sizeof tests / sizeof *tests);
    return 0;
}
