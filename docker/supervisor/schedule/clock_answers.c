#include "clock_answers.h"

#include "memory.h"
#include "virtual_time.h"

#include <errno.h>
#include <sys/syscall.h>
#include <time.h>

enum { DOUBLINGS = 17 };

/* Whoever waits for a time by asking for it again and again gets there soon: each question takes twice as long as the one before. */
static uint64_t asked_now(struct runner *runner, bool calendar)
{
    runner->circle = (struct circle){0}; /* it learns something new each time */
    runner->clock += (uint64_t)MICROSECOND << (runner->questions < DOUBLINGS ? runner->questions : DOUBLINGS);
    runner->questions++;
    return time_shown(runner, calendar);
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

static bool tell_clock(struct runner *runner, clockid_t clock, uint64_t address)
{
    runner->circle = (struct circle){0};
    if (!is_virtual(clock))
        return false;
    uint64_t now = asked_now(runner, clock_is_calendar(clock));
    const int64_t time[2] = {(int64_t)(now / SECOND), (int64_t)(now % SECOND)};
    answer(runner, memory_write(runner->tid, address, time, sizeof time) ? 0 : -EFAULT);
    return true;
}

static void tell_day(struct runner *runner, uint64_t address)
{
    uint64_t now = asked_now(runner, true);
    const int64_t time[2] = {(int64_t)(now / SECOND), (int64_t)(now % SECOND / MICROSECOND)};
    answer(runner, !address || memory_write(runner->tid, address, time, sizeof time) ? 0 : -EFAULT);
}

static void tell_seconds(struct runner *runner, uint64_t address)
{
    int64_t now = (int64_t)(asked_now(runner, true) / SECOND);
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
    runner->circle = (struct circle){0};
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
