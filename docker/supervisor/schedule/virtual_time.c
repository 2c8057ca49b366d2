#include "virtual_time.h"

#include "aftermath.h"
#include "calls.h"
#include "memory.h"
#include "procfs.h"
#include "stop.h"
#include "timers.h"
#include "uncontrolled.h"
#include "tracer.h"
#include "visible.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>

/* What the clocks show when a run begins: one instant for all runs. */
static const uint64_t CALENDAR = 1767268800ull * SECOND, UPTIME = 1000ull * SECOND;

void answer(struct runner *runner, int64_t result)
{
    stop_inject(runner->thread, result);
    stop_go_on(runner->thread, 0);
}

bool clock_is_calendar(clockid_t clock)
{
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI;
}

uint64_t time_shown(const struct runner *runner, bool calendar)
{
    return runner->clock + (calendar ? CALENDAR : UPTIME);
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
    aftermath.result = result;
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
    uint64_t then = (uint64_t)time[0] * SECOND + (uint64_t)time[1], now = time_shown(runner, calendar);
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
    return time_until(runner, clock_is_calendar((clockid_t)a[0]), time);
}

void outlook_sleep(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    outlook->interruptible = true;
    outlook->sleeps = sleep_length(runner);
    touch_shared_memory(runner, &outlook->touches);
}

void outlook_yield(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    touch_shared_memory(runner, &outlook->touches);
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
