#include "virtual_time.h"

#include "aftermath.h"
#include "calls.h"
#include "memory.h"
#include "procfs.h"
#include "stop.h"
#include "tracer.h"
#include "uncontrolled.h"
#include "visible.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>

enum { SECOND = 1000000000, MICROSECOND = 1000, DOUBLINGS = 17 };

/* What the clocks show when a run begins: one instant for all runs. */
static const uint64_t CALENDAR = 1767268800ull * SECOND, UPTIME = 1000ull * SECOND;

void runner_lend(struct runner *runner, uint64_t address, const void *bytes, size_t length)
{
    if (length > sizeof runner->lent || memory_read(runner->tid, address, runner->lent, length) != length)
        return;
    runner->lent_at = address;
    runner->lent_length = length;
    memory_write(runner->tid, address, bytes, length);
}

void runner_give_back(struct runner *runner)
{
    if (runner->lent_length)
        memory_write(runner->tid, runner->lent_at, runner->lent, runner->lent_length);
    runner->lent_length = 0;
}

/* Whoever waits for a time by asking for it again and again gets there soon: each question takes twice as long as the one before. */
static uint64_t asked_now(struct runner *runner)
{
    runner->clock += (uint64_t)MICROSECOND << (runner->questions < DOUBLINGS ? runner->questions : DOUBLINGS);
    runner->questions++;
    return runner->clock;
}

static void answer(struct runner *runner, int64_t result)
{
    stop_inject(runner->thread, result);
    stop_go_on(runner->thread, 0);
}

static bool is_virtual(clockid_t clock)
{
    switch (clock) {
    case CLOCK_REALTIME: case CLOCK_REALTIME_COARSE: case CLOCK_MONOTONIC: case CLOCK_MONOTONIC_RAW: case CLOCK_MONOTONIC_COARSE:
    case CLOCK_BOOTTIME: case CLOCK_TAI:
        return true;
    default:
        return false;
    }
}

static bool is_calendar(clockid_t clock)
{
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI;
}

static bool tell_clock(struct runner *runner, clockid_t clock, uint64_t address)
{
    if (!is_virtual(clock))
        return false;
    uint64_t now = asked_now(runner) + (is_calendar(clock) ? CALENDAR : UPTIME);
    const int64_t time[2] = {(int64_t)(now / SECOND), (int64_t)(now % SECOND)};
    answer(runner, memory_write(runner->tid, address, time, sizeof time) ? 0 : -EFAULT);
    return true;
}

static void tell_day(struct runner *runner, uint64_t address)
{
    uint64_t now = asked_now(runner) + CALENDAR;
    const int64_t time[2] = {(int64_t)(now / SECOND), (int64_t)(now % SECOND / MICROSECOND)};
    answer(runner, !address || memory_write(runner->tid, address, time, sizeof time) ? 0 : -EFAULT);
}

static void tell_seconds(struct runner *runner, uint64_t address)
{
    int64_t now = (int64_t)((asked_now(runner) + CALENDAR) / SECOND);
    if (address)
        memory_write(runner->tid, address, &now, sizeof now);
    answer(runner, now);
}

/* splitmix64 */
static uint64_t drawn(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

static bool tell_random(struct runner *runner, uint64_t address, uint64_t length)
{
    uint64_t bytes[32];
    if (length > sizeof bytes)
        return false;
    uint64_t state = (uint64_t)runner->who << 32 | runner->draws++;
    for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++)
        bytes[i] = drawn(&state);
    answer(runner, memory_write(runner->tid, address, bytes, length) ? (int64_t)length : -EFAULT);
    return true;
}

bool answered_at_once(struct runner *runner, const struct user_regs_struct *r)
{
    switch (r->orig_rax) {
    case SYS_clock_gettime: return tell_clock(runner, (clockid_t)r->rdi, r->rsi);
    case SYS_gettimeofday: tell_day(runner, r->rdi); return true;
    case SYS_time: tell_seconds(runner, r->rdi); return true;
    case SYS_getrandom: return tell_random(runner, r->rdi, r->rsi);
    default: return false;
    }
}

void time_passes(struct runner *runner, const struct touches *touches)
{
    for (size_t i = 0; i < touches->count; i++) {
        uint64_t at = touched_at(touches->list[i].subject, touches->list[i].id);
        if (at > runner->clock)
            runner->clock = at;
    }
    runner->clock += MICROSECOND;
    for (size_t i = 0; i < touches->count; i++)
        touched_now(touches->list[i].subject, touches->list[i].id, runner->clock);
    runner->questions = 0;
}

/* The call's event, for one that the kernel is not asked to make. */
static void say_called(struct runner *runner, int64_t result)
{
    struct call *call = &runner->thread->call;
    call_clear(call);
    call->number = runner->call;
    memcpy(call->arguments, runner->arguments, sizeof call->arguments);
    returned_called(runner->thread, result);
    call_clear(call);
}

void made_virtually(struct runner *runner, int64_t result)
{
    say_called(runner, result);
    answer(runner, result);
}

uint64_t time_until(const struct runner *runner, bool calendar, const int64_t time[2])
{
    uint64_t then = (uint64_t)time[0] * SECOND + (uint64_t)time[1], now = runner->clock + (calendar ? CALENDAR : UPTIME);
    return then > now ? then - now : 0;
}

static uint64_t sleep_length(const struct runner *runner)
{
    int64_t time[2] = {0, 0};
    bool by_clock = runner->call == SYS_clock_nanosleep;
    const uint64_t *a = runner->arguments;
    memory_read(runner->tid, a[by_clock ? 2 : 0], time, sizeof time);
    uint64_t length = (uint64_t)time[0] * SECOND + (uint64_t)time[1];
    if (time[0] < 0 || time[1] < 0 || time[1] >= SECOND)
        return 0;
    if (!by_clock || !(a[1] & TIMER_ABSTIME))
        return length;
    return time_until(runner, is_calendar((clockid_t)a[0]), time);
}

void outlook_sleep(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    outlook->interruptible = true;
    outlook->sleeps = sleep_length(runner);
}

void outlook_yield(struct runner *runner, struct outlook *outlook)
{
    (void)runner;
    outlook->ready = true;
}

static void timer_goes_off(struct runner *runner)
{
    union sigval none = {0};
    siginfo_t information = {.si_signo = SIGALRM, .si_code = SI_TIMER, .si_value = none};
    runner->alarm_due = runner->alarm_interval ? runner->alarm_due + runner->alarm_interval : 0;
    (void)syscall(SYS_rt_sigqueueinfo, runner->process->pid, SIGALRM, &information); /* it may be ending */
}

static bool is_absolute(const struct runner *runner)
{
    return runner->call == SYS_clock_nanosleep && (runner->arguments[1] & TIMER_ABSTIME);
}

void sleep_cut_short(struct runner *runner, uint64_t slept)
{
    uint64_t length = sleep_length(runner), left = length > slept ? length - slept : 0;
    uint64_t address = runner->arguments[runner->call == SYS_clock_nanosleep ? 3 : 1];
    const int64_t rest[2] = {(int64_t)(left / SECOND), (int64_t)(left % SECOND)};
    if (address && !is_absolute(runner))
        memory_write(runner->tid, address, rest, sizeof rest);
    runner->clock += slept;
    say_called(runner, 0);
    answer(runner, -EINTR);
}

static bool alarm_would_interrupt(const struct runner *runner)
{
    struct procfs_status status;
    uint64_t bit = (uint64_t)1 << (SIGALRM - 1);
    return procfs_status(runner->tid, &status) && !((status.blocked | status.ignored) & bit);
}

/* One's own timer may go off in the middle of it. */
void start_sleep(struct runner *runner)
{
    uint64_t length = sleep_length(runner);
    struct runner *first = runner_of_process(runner->process);
    aftermath.in_vain = true;
    bool due = first && first->alarm_due && first->alarm_due <= runner->clock + length;
    if (due && alarm_would_interrupt(runner)) {
        uint64_t slept = first->alarm_due > runner->clock ? first->alarm_due - runner->clock : 0;
        timer_goes_off(first);
        sleep_cut_short(runner, slept);
        return;
    }
    runner->clock += length;
    made_virtually(runner, 0);
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
