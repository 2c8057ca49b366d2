#include "plan.h"

#include "fail.h"

#include <limits.h>
#include <stdlib.h>

enum { PATIENCE = 200 };

static struct {
    const struct schedule *schedule;
    uint32_t steps;
    uint64_t state;
    uint32_t last; /* who made the last step */
    uint32_t *changes; /* steps at which a priority is lowered */
    uint32_t change_count;
    unsigned passed_over; /* how many steps were others', who looked in vain, and not a wait's that runs out */
    bool round; /* all gave way, and it is the next one's turn */
} plan;

/* splitmix64 */
static uint64_t drawn(void)
{
    uint64_t z = plan.state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

static void draw_changes(const struct schedule *schedule)
{
    free(plan.changes);
    plan.changes = NULL;
    plan.change_count = 0;
    if (schedule->policy != PRIORITIES || schedule->depth < 2 || schedule->length == 0)
        return;
    plan.changes = calloc(schedule->depth - 1, sizeof *plan.changes);
    if (!plan.changes)
        fail("out of memory");
    plan.change_count = schedule->depth - 1;
    for (uint32_t i = 0; i < plan.change_count; i++)
        plan.changes[i] = (uint32_t)(drawn() % schedule->length);
}

void plan_begin(const struct schedule *schedule)
{
    plan.schedule = schedule;
    plan.steps = 0;
    plan.last = 0;
    plan.passed_over = 0;
    plan.state = schedule->seed;
    draw_changes(schedule);
}

/* Above all that a change point gives: those are the small numbers. */
void plan_draw_priority(struct runner *runner)
{
    runner->last_turn = plan.steps;
    if (plan.schedule->policy == PRIORITIES)
        runner->priority = drawn() | (uint64_t)1 << 63;
}

static bool is_avoided(const struct runner *runner)
{
    for (size_t i = 0; i < plan.schedule->avoided_count; i++)
        if (plan.schedule->avoided[i] == runner->who)
            return true;
    return false;
}

static struct runner *chosen(struct runner *const *able, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (able[i]->who == plan.schedule->choices[plan.steps])
            return able[i];
    return NULL;
}

static size_t leave(struct runner **list, size_t count, bool (*out)(const struct runner *))
{
    size_t left = 0;
    for (size_t i = 0; i < count; i++)
        if (!out(list[i]))
            list[left++] = list[i];
    return left;
}

/* Chance is fair by itself; priorities are not, but there a sleep is no reason to let others go first. */
static bool gave_way(const struct runner *runner)
{
    enum { A_LOOP = 3 };
    if (plan.schedule->policy == STEADY && runner->what == RUNS_OUT)
        return true;
    unsigned enough = plan.schedule->policy == STEADY ? 1 : plan.schedule->policy == PRIORITIES ? A_LOOP : UINT_MAX;
    return runner->gave_way >= enough;
}

/* A wait that runs out goes on by itself only when its time has come. */
static bool waits_for_turn(const struct runner *runner, const struct runner *loops)
{
    return runner != loops && (runner->what != RUNS_OUT || runner->runs_out_at <= loops->clock)
        && rounds_too_many_since(&loops->rounds, runner->last_turn);
}

/*
 * Whoever goes round in a loop that changes nothing, or sleeps in it, does so only so often while another could go on and does not (fair
 * scheduling: Musuvathi and Qadeer, Fair stateless model checking, PLDI 2008). There is always somebody left: who made his last step first.
 */
static size_t leave_looping(struct runner **list, struct runner *const *able, size_t count)
{
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
        bool held_back = false;
        for (size_t j = 0; j < count && !held_back; j++)
            held_back = waits_for_turn(able[j], able[i]);
        able[i]->rounds.held_back |= held_back;
        if (!held_back)
            list[left++] = able[i];
    }
    return left;
}

static bool runs_out(const struct runner *runner)
{
    return runner->what == RUNS_OUT;
}

/* The wait that is over before any of the others has done what it stands before; NULL: there is none. */
static struct runner *next_to_run_out(struct runner *const *list, size_t count)
{
    struct runner *first = NULL;
    uint64_t others = UINT64_MAX;
    bool alone = true;
    for (size_t i = 0; i < count; i++) {
        uint64_t done = list[i]->clock + list[i]->outlook.sleeps;
        alone = alone && runs_out(list[i]);
        if (!runs_out(list[i]))
            others = done < others ? done : others;
        else if (!first || list[i]->runs_out_at < first->runs_out_at)
            first = list[i];
    }
    return first && (alone || first->runs_out_at < others || ++plan.passed_over > PATIENCE) ? first : NULL;
}

/* Of those who look in vain, or sleep, and those whose wait can run out: as their clocks say, where that leads anywhere. */
static size_t in_their_time(struct runner **list, size_t count)
{
    struct runner *first = next_to_run_out(list, count);
    if (!first)
        return leave(list, count, runs_out);
    plan.passed_over = 0;
    list[0] = first;
    return 1;
}

/* Those that are neither held back nor avoided, nor gave way; where there are none, less is asked of them. */
static size_t preferred(struct runner **list, struct runner *const *able, size_t count)
{
    size_t fair = leave_looping(list, able, count), wanted = leave(list, fair, is_avoided);
    if (wanted == 0)
        wanted = leave_looping(list, able, count);
    size_t eager = 0;
    for (size_t i = 0; i < wanted; i++)
        eager += !gave_way(list[i]);
    if (eager > 0)
        return leave(list, wanted, gave_way);
    if (plan.schedule->policy == STEADY)
        wanted = in_their_time(list, wanted);
    plan.round = true;
    for (size_t i = 0; i < wanted; i++)
        list[i]->gave_way = 0;
    return wanted;
}

static struct runner *steady(struct runner **list, size_t count)
{
    struct runner *higher = NULL, *lowest = list[0];
    for (size_t i = 0; i < count; i++) {
        if (list[i]->who == plan.last && !plan.round)
            return list[i];
        if (list[i]->who > plan.last && (!higher || list[i]->who < higher->who))
            higher = list[i];
        if (list[i]->who < lowest->who)
            lowest = list[i];
    }
    return higher ? higher : lowest;
}

static struct runner *highest(struct runner **list, size_t count)
{
    struct runner *first = list[0];
    for (size_t i = 1; i < count; i++)
        if (list[i]->priority > first->priority)
            first = list[i];
    return first;
}

/* PCT: at a change point, whoever would go on goes behind all others. */
static struct runner *by_priority(struct runner **list, size_t count)
{
    for (uint32_t i = 0; i < plan.change_count; i++)
        if (plan.changes[i] == plan.steps)
            highest(list, count)->priority = plan.change_count - i;
    return highest(list, count);
}

static struct runner *by_policy(struct runner *const *able, size_t count)
{
    struct runner **list = calloc(count, sizeof *list);
    if (!list)
        fail("out of memory");
    plan.round = false;
    size_t wanted = preferred(list, able, count);
    struct runner *next = plan.schedule->policy == STEADY ? steady(list, wanted)
                        : plan.schedule->policy == PRIORITIES ? by_priority(list, wanted)
                        : list[drawn() % wanted];
    free(list);
    return next;
}

struct runner *plan_next(struct runner *const *able, size_t count)
{
    struct runner *next = plan_prescribes() ? chosen(able, count) : by_policy(able, count);
    if (next) {
        plan.steps++;
        plan.last = next->who;
        next->last_turn = plan.steps;
    }
    return next;
}

bool plan_environment(void)
{
    if (plan_wanted() != 0)
        return false;
    plan.steps++;
    return true;
}

bool plan_prescribes(void)
{
    return plan.steps < plan.schedule->choice_count;
}

uint32_t plan_wanted(void)
{
    return plan_prescribes() ? plan.schedule->choices[plan.steps] : 0;
}

uint32_t plan_steps(void)
{
    return plan.steps;
}

bool plan_over(void)
{
    return plan.schedule->steps && plan.steps >= plan.schedule->steps;
}
