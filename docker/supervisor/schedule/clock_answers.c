#include "clock_answers.h"

#include "memory.h"
#include "uncontrolled.h"
#include "virtual_time.h"

#include <errno.h>
#include <string.h>
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

uint64_t clock_asked(struct runner *runner)
{
    return asked_now(runner, false);
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
    enum { MOST = 32 << 20 }; /* the kernel gives no more at once (random(4)) */
    uint64_t bytes[32], done = 0, state = (uint64_t)runner->who << 32 | runner->draws++;
    if (length > MOST)
        length = MOST;
    runner->circle = (struct circle){0};
    for (size_t part; done < length; done += part) {
        part = length - done < sizeof bytes ? (size_t)(length - done) : sizeof bytes;
        for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++)
            bytes[i] = drawn(&state);
        if (!memory_write(runner->tid, address + done, bytes, part))
            break;
    }
    answer(runner, done || !length ? (int64_t)done : -EFAULT);
    return true;
}

/* random(4): what is read from the devices comes from the same stream. */
static bool tell_random_device(struct runner *runner, const struct user_regs_struct *r)
{
    struct object object;
    bool random = descriptor_object(runner->thread, (int)r->rdi, &object) && object.kind == OBJECT_DEVICE
               && (strcmp(object.name, "/dev/urandom") == 0 || strcmp(object.name, "/dev/random") == 0);
    return random && tell_random(runner, r->rsi, r->rdx);
}

bool answered_at_once(struct runner *runner, const struct user_regs_struct *r)
{
    switch (r->orig_rax) {
    case SYS_clock_gettime: return tell_clock(runner, (clockid_t)r->rdi, r->rsi);
    case SYS_gettimeofday: tell_day(runner, r->rdi); return true;
    case SYS_time: tell_seconds(runner, r->rdi); return true;
    case SYS_getrandom: return tell_random(runner, r->rdi, r->rsi);
    case SYS_read: return tell_random_device(runner, r);
    case SYS_times: say_uncontrolled(runner, MACHINE_ASKED, "times()"); return false;
    case SYS_sysinfo: say_uncontrolled(runner, MACHINE_ASKED, "sysinfo()"); return false;
    default: return false;
    }
}
