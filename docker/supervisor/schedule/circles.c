#include "circles.h"

#include "memory.h"
#include "plan.h"
#include "steps.h"
#include "stop.h"
#include "streams.h"
#include "timers.h"
#include "uncontrolled.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* A few rounds are ordinary, and looking costs time. */
enum { ROUNDS_BEFORE = 4, PIECE = 65536, MOST_MEMORY = 64 << 20 };

static uint64_t mixed(uint64_t print, const void *bytes, size_t length)
{
    const uint8_t *at = bytes;
    uint64_t word;
    for (; length >= sizeof word; at += sizeof word, length -= sizeof word) {
        memcpy(&word, at, sizeof word);
        print = (print ^ word) * 0x9e3779b97f4a7c15;
        print ^= print >> 29;
    }
    for (; length > 0; length--)
        print = (print ^ *at++) * 0x100000001b3;
    return print;
}

static bool mix_range(pid_t tid, uint64_t from, uint64_t to, uint64_t *print)
{
    static uint8_t piece[PIECE];
    for (; from < to; from += PIECE) {
        size_t length = to - from < PIECE ? (size_t)(to - from) : PIECE;
        if (memory_read(tid, from, piece, length) != length)
            return false;
        *print = mixed(*print, piece, length);
    }
    return true;
}

/* All that it can write to. */
static bool mix_memory(pid_t tid, uint64_t *print)
{
    char path[64], line[512], permissions[8];
    uint64_t from, to, sum = 0;
    bool whole = true;
    snprintf(path, sizeof path, "/proc/%d/maps", tid);
    FILE *file = fopen(path, "re");
    if (!file)
        return false;
    while (whole && fgets(line, sizeof line, file)) {
        if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %7s", &from, &to, permissions) != 3 || strncmp(permissions, "rw", 2) != 0)
            continue;
        sum += to - from;
        whole = sum <= MOST_MEMORY && mix_range(tid, from, to, print);
    }
    fclose(file);
    return whole;
}

/* 0: not known. */
static uint64_t state_of(struct runner *runner)
{
    const struct user_regs_struct *r = stop_registers(runner->thread);
    uint64_t print = 0xcbf29ce484222325;
    if (!r)
        return 0;
    struct user_regs_struct registers = *r;
    print = mixed(print, &registers, sizeof registers);
    return mix_memory(runner->tid, &print) ? print | 1 : 0;
}

static bool is_long_in_loop(const struct runner *runner)
{
    return runner->rounds.count >= ROUNDS_BEFORE && runner_stands_before_call(runner);
}

/* With its last step it came round. */
static void look_whether_it_is_as_before(struct runner *runner)
{
    const struct rounds *rounds = &runner->rounds;
    struct circle *circle = &runner->circle;
    bool came_round = rounds->done > 0 && rounds->done_at[(rounds->done - 1) % ROUNDS_KEPT] == runner->last_turn;
    if (!came_round || circle->seen_at == runner->last_turn)
        return;
    uint64_t state = state_of(runner);
    bool same = state != 0 && state == circle->state && circle->began_at > steps_changed_at();
    *circle = (struct circle){.state = state, .seen_at = runner->last_turn, .began_at = same ? circle->began_at : runner->last_turn, .closed = same};
}

static bool something_comes_by_itself(void)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i]->standing != GONE && uncontrolled_by(runners.list[i], UNKNOWN_WAIT))
            return true;
    return streams_feeding();
}

static bool meets_others_in_memory(const struct runner *runner)
{
    return uncontrolled_by(runner, SHARED_MEMORY_USED) || uncontrolled_by(runner, THREADS_USED);
}

bool circles_only(struct runner *const *able, size_t count)
{
    size_t loops = 0;
    bool meet = false, closed = true;
    for (size_t i = 0; i < count; i++) {
        if (is_long_in_loop(able[i]))
            loops++;
        else if (able[i]->what != RUNS_OUT)
            return false;
        meet |= meets_others_in_memory(able[i]);
    }
    if (loops == 0 || (meet && loops > 1) || something_comes_by_itself())
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!is_long_in_loop(able[i]))
            continue;
        look_whether_it_is_as_before(able[i]);
        closed &= able[i]->circle.closed && able[i]->circle.began_at > steps_changed_at();
    }
    return closed;
}

/* In the clocks' nanoseconds; UINT64_MAX: there is none. */
static uint64_t next_deadline(void)
{
    struct runner *timer;
    uint64_t first = timer_first(&timer) ? timer->alarm_due : UINT64_MAX;
    for (size_t i = 0; i < runners.count; i++) {
        const struct runner *runner = runners.list[i];
        bool waits = runner_stands_before_call(runner) && runner->what == RUNS_OUT && !is_long_in_loop(runner);
        if (waits && runner->runs_out_at < first)
            first = runner->runs_out_at;
    }
    return first;
}

bool circles_until_deadline(void)
{
    uint64_t deadline = next_deadline();
    for (size_t i = 0; deadline != UINT64_MAX && i < runners.count; i++) {
        struct runner *runner = runners.list[i];
        runner->circle.closed = false;
        if (is_long_in_loop(runner) && runner->clock < deadline)
            runner->clock = deadline;
    }
    return deadline != UINT64_MAX;
}
