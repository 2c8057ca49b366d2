/* Who goes on, by choices and by each policy; how what is touched is numbered. */
#include "plan.h"
#include "rounds.h"
#include "testing.h"
#include "touches.h"

#include <string.h>

enum { RUNNERS = 4 };

static struct runner all[RUNNERS];
static struct runner *able[RUNNERS];

static void make_runners(void)
{
    memset(all, 0, sizeof all);
    for (uint32_t i = 0; i < RUNNERS; i++) {
        all[i].who = i + 1;
        able[i] = &all[i];
        plan_draw_priority(&all[i]);
    }
}

static void begin(const struct schedule *schedule)
{
    plan_begin(schedule);
    make_runners();
}

static uint32_t next(void)
{
    struct runner *runner = plan_next(able, RUNNERS);
    return runner ? runner->who : 0;
}

static void choices_come_first_and_then_whoever_went_on_last(void)
{
    uint32_t choices[] = {2, 4, 3};
    const struct schedule schedule = {.choices = choices, .choice_count = 3, .policy = STEADY};
    begin(&schedule);
    HOLDS(next() == 2 && next() == 4 && next() == 3);
    HOLDS(next() == 3 && next() == 3);
    HOLDS(plan_steps() == 5);
}

static void a_choice_of_somebody_who_cannot_go_on_is_nobody(void)
{
    uint32_t choices[] = {7};
    const struct schedule schedule = {.choices = choices, .choice_count = 1, .policy = STEADY};
    begin(&schedule);
    HOLDS(next() == 0);
    HOLDS(plan_wanted() == 7 && plan_steps() == 0);
}

static void whoever_gives_way_lets_the_next_one_go_on_and_all_have_their_turn(void)
{
    const struct schedule schedule = {.policy = STEADY};
    uint32_t turns[RUNNERS + 1] = {0};
    begin(&schedule);
    for (int i = 0; i < 40; i++) {
        uint32_t who = next();
        turns[who]++;
        all[who - 1].gave_way++;
    }
    for (uint32_t who = 1; who <= RUNNERS; who++)
        HOLDS(turns[who] == 10);
}

static void whoever_is_avoided_goes_on_when_nobody_else_can(void)
{
    uint32_t avoided[] = {1, 2};
    const struct schedule schedule = {.policy = STEADY, .avoided = avoided, .avoided_count = 2};
    begin(&schedule);
    HOLDS(next() == 3);
    HOLDS(plan_next(able, 2) != NULL);
}

static void a_seed_gives_the_same_lots_and_another_one_others(void)
{
    for (uint8_t policy = PRIORITIES; policy <= RANDOM; policy++) {
        uint32_t drawn[3][60];
        for (int round = 0; round < 3; round++) {
            const struct schedule schedule = {.policy = policy, .seed = round == 2 ? 8 : 7, .depth = 5, .length = 60};
            begin(&schedule);
            for (int i = 0; i < 60; i++)
                drawn[round][i] = next();
        }
        HOLDS(memcmp(drawn[0], drawn[1], sizeof drawn[0]) == 0);
        HOLDS(memcmp(drawn[0], drawn[2], sizeof drawn[0]) != 0);
    }
}

static void priorities_change_at_most_at_as_many_points_as_the_depth_allows(void)
{
    for (uint64_t seed = 0; seed < 200; seed++) {
        const struct schedule schedule = {.policy = PRIORITIES, .seed = seed, .depth = 3, .length = 30};
        unsigned changes = 0;
        begin(&schedule);
        uint32_t before = next();
        for (int i = 1; i < 30; i++) {
            uint32_t who = next();
            changes += who != before;
            before = who;
        }
        HOLDS(changes <= 2);
    }
}

static void everybody_is_drawn_by_lot(void)
{
    const struct schedule schedule = {.policy = RANDOM, .seed = 1};
    unsigned turns[RUNNERS + 1] = {0};
    begin(&schedule);
    for (int i = 0; i < 4000; i++)
        turns[next()]++;
    for (uint32_t who = 1; who <= RUNNERS; who++)
        HOLDS(turns[who] > 800 && turns[who] < 1200);
}

static void a_bound_on_steps_ends_the_run(void)
{
    const struct schedule schedule = {.policy = STEADY, .steps = 2};
    begin(&schedule);
    HOLDS(!plan_over());
    next();
    HOLDS(!plan_over());
    next();
    HOLDS(plan_over());
}

static void the_environment_takes_only_the_steps_that_are_its_own(void)
{
    uint32_t choices[] = {0, 1};
    const struct schedule schedule = {.choices = choices, .choice_count = 2, .policy = STEADY};
    begin(&schedule);
    HOLDS(plan_environment());
    HOLDS(!plan_environment());
    HOLDS(next() == 1);
    HOLDS(plan_environment());
}

static void a_wait_runs_out_when_its_time_has_come_by_the_clocks_of_those_who_sleep_or_look_in_vain(void)
{
    const struct schedule schedule = {.policy = STEADY};
    begin(&schedule);
    all[0].what = all[1].what = RUNS_OUT;
    all[0].runs_out_at = 900;
    all[1].runs_out_at = 500;
    HOLDS(next() == 3);
    for (int i = 2; i < RUNNERS; i++)
        all[i].gave_way = 1;
    all[2].outlook.sleeps = 400;
    all[3].clock = 450;
    HOLDS(next() == 4);
    all[2].outlook.sleeps = all[3].clock = 501;
    for (int i = 2; i < RUNNERS; i++)
        all[i].gave_way = 1;
    HOLDS(next() == 2);
}

static void a_wait_is_not_passed_over_for_ever(void)
{
    const struct schedule schedule = {.policy = STEADY};
    unsigned turns = 0;
    begin(&schedule);
    all[0].what = RUNS_OUT;
    all[0].runs_out_at = UINT64_MAX;
    for (int i = 0; i < 1000; i++) {
        for (int j = 1; j < RUNNERS; j++)
            all[j].gave_way = 1;
        turns += next() == 1;
    }
    HOLDS(turns >= 1 && turns < 20);
}

static void of_waits_alone_the_first_one_runs_out(void)
{
    const struct schedule schedule = {.policy = STEADY};
    begin(&schedule);
    for (uint32_t i = 0; i < RUNNERS; i++) {
        all[i].what = RUNS_OUT;
        all[i].runs_out_at = 100 - i;
    }
    HOLDS(next() == RUNNERS);
}

static void a_loop_of_several_steps_is_known_by_its_second_round(void)
{
    struct rounds rounds = {0};
    const uint64_t loop[] = {7, 7, 9};
    for (uint32_t step = 1; step <= 30; step++)
        rounds_step(&rounds, loop[step % 3], step);
    HOLDS(rounds.count == 9);
    HOLDS(!rounds_step(&rounds, 5, 31) && rounds.count == 0);
}

static void what_changes_something_ends_a_loop(void)
{
    struct rounds rounds = {0};
    for (uint32_t step = 1; step <= 5; step++)
        rounds_step(&rounds, 7, step);
    HOLDS(rounds.count == 4);
    rounds_broken(&rounds);
    HOLDS(rounds.count == 0 && !rounds_step(&rounds, 7, 7));
}

/* As the supervisor does when the step of the runner is over. */
static void ends_in_vain(struct runner *runner)
{
    rounds_step(&runner->rounds, runner->who, plan_steps());
}

static void whoever_goes_round_in_a_loop_lets_all_others_go_on_sooner_or_later(void)
{
    uint32_t avoided[] = {2, 3, 4};
    for (uint64_t seed = 0; seed < 50; seed++) {
        const struct schedule by_lot = {.policy = PRIORITIES, .seed = seed, .depth = 2, .length = 30};
        const struct schedule avoiding = {.policy = STEADY, .avoided = avoided, .avoided_count = 3};
        unsigned turns[RUNNERS + 1] = {0};
        begin(seed % 2 ? &by_lot : &avoiding);
        for (int i = 0; i < 400; i++) {
            struct runner *runner = plan_next(able, RUNNERS);
            turns[runner->who]++;
            ends_in_vain(runner);
        }
        for (uint32_t who = 1; who <= RUNNERS; who++)
            HOLDS(turns[who] >= 10);
    }
}

static void who_makes_headway_is_held_back_by_nobody(void)
{
    const struct schedule schedule = {.policy = STEADY};
    begin(&schedule);
    for (int i = 0; i < 400; i++) {
        HOLDS(next() == 1);
        rounds_broken(&all[0].rounds);
    }
}

static void a_loop_does_not_make_a_wait_run_out_before_its_time(void)
{
    const struct schedule schedule = {.policy = PRIORITIES, .depth = 1};
    begin(&schedule);
    all[1].what = RUNS_OUT;
    all[1].runs_out_at = 1000;
    all[0].priority = UINT64_MAX;
    for (int i = 0; i < 100; i++) {
        HOLDS(plan_next(able, 2) == &all[0]);
        ends_in_vain(&all[0]);
    }
    all[0].clock = 1000;
    HOLDS(plan_next(able, 2) == &all[1]);
}

static void objects_are_numbered_as_they_come_by_kind(void)
{
    touched_clear();
    HOLDS(touched_id(A_PIPE, 4711) == 1 && touched_id(A_PIPE, 815) == 2 && touched_id(A_PIPE, 4711) == 1);
    HOLDS(touched_id(A_FILE, 815) == 1);
    HOLDS(touched_id(A_NAME, touched_name("/work/a")) != touched_id(A_NAME, touched_name("/work/b")));
    touched_clear();
    HOLDS(touched_id(A_PIPE, 815) == 1);
    touched_clear();
}

static void what_is_touched_twice_is_told_once_and_too_much_is_anything(void)
{
    struct touches touches = {0};
    touch(&touches, A_PIPE, 1, LOOK);
    touch(&touches, A_PIPE, 1, LOOK);
    HOLDS(touches.count == 1);
    for (uint32_t id = 0; id < 2 * TOUCHES; id++)
        touch(&touches, A_NAME, id, CHANGE);
    HOLDS(touches.count == TOUCHES);
    HOLDS(touches.list[TOUCHES - 1].subject == ANYTHING && touches.list[TOUCHES - 1].access == CHANGE);
}

static void time_is_kept_with_what_was_touched(void)
{
    touched_now(A_PROCESS, 3, 500);
    touched_now(A_PROCESS, 3, 400);
    HOLDS(touched_at(A_PROCESS, 3) == 500 && touched_at(A_PROCESS, 2) == 0 && touched_at(A_GROUP, 0) == 0);
    touched_clear();
}

int main(void)
{
    static const struct test tests[] = {
        TEST(choices_come_first_and_then_whoever_went_on_last),
        TEST(a_choice_of_somebody_who_cannot_go_on_is_nobody),
        TEST(whoever_gives_way_lets_the_next_one_go_on_and_all_have_their_turn),
        TEST(whoever_is_avoided_goes_on_when_nobody_else_can),
        TEST(a_seed_gives_the_same_lots_and_another_one_others),
        TEST(priorities_change_at_most_at_as_many_points_as_the_depth_allows),
        TEST(everybody_is_drawn_by_lot),
        TEST(a_bound_on_steps_ends_the_run),
        TEST(the_environment_takes_only_the_steps_that_are_its_own),
        TEST(a_wait_runs_out_when_its_time_has_come_by_the_clocks_of_those_who_sleep_or_look_in_vain),
        TEST(a_wait_is_not_passed_over_for_ever),
        TEST(of_waits_alone_the_first_one_runs_out),
        TEST(a_loop_of_several_steps_is_known_by_its_second_round),
        TEST(what_changes_something_ends_a_loop),
        TEST(whoever_goes_round_in_a_loop_lets_all_others_go_on_sooner_or_later),
        TEST(who_makes_headway_is_held_back_by_nobody),
        TEST(a_loop_does_not_make_a_wait_run_out_before_its_time),
        TEST(objects_are_numbered_as_they_come_by_kind),
        TEST(what_is_touched_twice_is_told_once_and_too_much_is_anything),
        TEST(time_is_kept_with_what_was_touched),
    };
    run_tests(tests, sizeof tests / sizeof *tests);
    return 0;
}
