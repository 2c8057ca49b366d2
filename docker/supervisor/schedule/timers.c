#include "timers.h"

#include "memory.h"
#include "uncontrolled.h"
#include "virtual_time.h"
#include "visible.h"

#include <signal.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

void timer_goes_off(struct runner *runner)
{
    union sigval none = {0};
    siginfo_t information = {.si_signo = SIGALRM, .si_code = SI_TIMER, .si_value = none};
    runner->alarm_due = runner->alarm_interval ? runner->alarm_due + runner->alarm_interval : 0;
    (void)syscall(SYS_rt_sigqueueinfo, runner->process->pid, SIGALRM, &information); /* it may be ending */
}

static void say_it_is_late(struct runner *first)
{
    if (first->alarm_due)
        say_uncontrolled(first, TAKEN_LAST, "alarm");
}

void start_alarm(struct runner *runner)
{
    struct runner *first = runner_of_process(runner->process);
    uint64_t left = 0;
    if (first) {
        left = first->alarm_due > runner->clock ? (first->alarm_due - runner->clock + SECOND - 1) / SECOND : 0;
        uint32_t seconds = (uint32_t)runner->arguments[0];
        first->alarm_due = seconds ? runner->clock + (uint64_t)seconds * SECOND : 0;
        first->alarm_interval = 0;
        say_it_is_late(first);
    }
    made_virtually(runner, (int64_t)left);
}

bool is_step_setitimer(struct runner *runner)
{
    return runner->arguments[0] == ITIMER_REAL;
}

static uint64_t nanoseconds(const int64_t time[2])
{
    return (uint64_t)time[0] * SECOND + (uint64_t)time[1] * MICROSECOND;
}

void start_setitimer(struct runner *runner)
{
    struct runner *first = runner_of_process(runner->process);
    int64_t set[4] = {0}, before[4] = {0};
    const uint64_t *a = runner->arguments;
    if (first && first->alarm_due > runner->clock) {
        uint64_t left = first->alarm_due - runner->clock;
        before[0] = (int64_t)(first->alarm_interval / SECOND);
        before[1] = (int64_t)(first->alarm_interval % SECOND / MICROSECOND);
        before[2] = (int64_t)(left / SECOND);
        before[3] = (int64_t)(left % SECOND / MICROSECOND);
    }
    if (a[2])
        memory_write(runner->tid, a[2], before, sizeof before);
    if (first && memory_read(runner->tid, a[1], set, sizeof set) == sizeof set) {
        first->alarm_interval = nanoseconds(set);
        first->alarm_due = nanoseconds(set + 2) ? runner->clock + nanoseconds(set + 2) : 0;
        say_it_is_late(first);
    }
    made_virtually(runner, 0);
}

bool timer_first(struct runner **first)
{
    *first = NULL;
    for (size_t i = 0; i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        if (runner->thread && runner->alarm_due && (!*first || runner->alarm_due < (*first)->alarm_due))
            *first = runner;
    }
    return *first;
}

void timer_fires(struct runner *runner)
{
    if (runner->clock < runner->alarm_due)
        runner->clock = runner->alarm_due;
    timer_goes_off(runner);
    runner->hit = true;
}
