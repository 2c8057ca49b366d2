#include "rounds.h"

#include <string.h>

enum { LEAST_PATIENCE = 3 };

/* How many rounds it may make while somebody else could go on and does not. */
static uint32_t patience(const struct rounds *rounds)
{
    uint32_t left = rounds->impatience < 8 ? ROUNDS_KEPT >> rounds->impatience : 0;
    return left > LEAST_PATIENCE ? left : LEAST_PATIENCE;
}

static void note(struct rounds *rounds, uint32_t at)
{
    if (rounds->done > 0 && rounds->done_at[(rounds->done - 1) % ROUNDS_KEPT] == at)
        return;
    rounds->done_at[rounds->done++ % ROUNDS_KEPT] = at;
}

static void go_on_all_the_same(struct rounds *rounds)
{
    rounds->impatience += rounds->held_back;
    rounds->held_back = false;
}

/* The shortest loop that the last steps are twice at least; 0: none. */
static unsigned period(const struct rounds *rounds)
{
    for (unsigned length = 1; length <= LONGEST_ROUND; length++)
        if (rounds->alike[length - 1] >= length)
            return length;
    return 0;
}

static void compare(struct rounds *rounds, uint64_t print)
{
    for (uint32_t back = 1; back <= LONGEST_ROUND; back++) {
        bool same = back <= rounds->steps && rounds->prints[(rounds->steps - back) % LONGEST_ROUND] == print;
        uint16_t *alike = &rounds->alike[back - 1];
        *alike = !same ? 0 : *alike == UINT16_MAX ? UINT16_MAX : (uint16_t)(*alike + 1);
    }
    rounds->prints[rounds->steps++ % LONGEST_ROUND] = print;
}

bool rounds_step(struct rounds *rounds, uint64_t print, uint32_t at)
{
    go_on_all_the_same(rounds);
    compare(rounds, print);
    unsigned length = period(rounds);
    rounds->count = length ? rounds->alike[length - 1] / length : 0;
    if (!length) {
        rounds->impatience = 0;
        return false;
    }
    bool complete = rounds->alike[length - 1] % length == 0;
    if (complete)
        note(rounds, at);
    return complete;
}

void rounds_broken(struct rounds *rounds)
{
    go_on_all_the_same(rounds);
    memset(rounds->alike, 0, sizeof rounds->alike);
    rounds->steps = 0;
    rounds->count = 0;
}

void rounds_slept(struct rounds *rounds, uint32_t at)
{
    if (rounds->count == 0)
        note(rounds, at);
}

bool rounds_too_many_since(const struct rounds *rounds, uint32_t at)
{
    uint32_t enough = patience(rounds);
    return rounds->done >= enough && rounds->done_at[(rounds->done - enough) % ROUNDS_KEPT] > at;
}
