#include "deadlines.h"

#include "steps.h"

enum { A_GUARD = 900000000, /* a moment that was reckoned from the clock's time has come a little nearer */ A_SECOND = 1000000000, LOOKS = 200 };

static bool is_guard(const struct runner *runner)
{
    return runner->what == RUNS_OUT && runner->outlook.due >= A_GUARD;
}

/* When its step will be made, by its own clock. */
static uint64_t done_at(const struct runner *runner)
{
    if (runner->what == RUNS_OUT)
        return runner->runs_out_at;
    return runner->clock + (runner->what == FALLS_ASLEEP ? 0 : runner->outlook.sleeps);
}

bool deadline_comes_first(uint64_t due, struct runner *const *able, size_t count)
{
    if (steps_in_vain() > LOOKS)
        return true;
    for (size_t i = 0; i < count; i++)
        if (done_at(able[i]) < due)
            return false;
    return true;
}

static bool outlasts_guard(const struct runner *sleeper, struct runner *const *able, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (able[i] != sleeper && is_guard(able[i]) && done_at(able[i]) + A_SECOND <= done_at(sleeper))
            return true;
    return false;
}

static bool has_its_time(const struct runner *runner, struct runner *const *able, size_t count)
{
    if (is_guard(runner))
        return deadline_comes_first(runner->runs_out_at, able, count);
    bool sleeps = runner->what == MAKES_CALL && runner->outlook.sleeps;
    return !sleeps || !outlasts_guard(runner, able, count);
}

size_t deadlines_keep(struct runner **able, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        able[i]->able = has_its_time(able[i], able, count);
    for (size_t i = 0; i < count; i++)
        if (able[i]->able)
            able[kept++] = able[i];
    return kept;
}
