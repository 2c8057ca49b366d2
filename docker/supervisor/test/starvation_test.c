/* Time for which a run was kept waiting for a processor is told from time in which it slept, or was at work. */
#include "starvation.h"
#include "testing.h"

enum { SECOND = 1000 };

static void a_run_that_sleeps_is_not_starved(void)
{
    HOLDS(starvation_of((struct processor_use){.used = 10, .waited = 0}, 5 * SECOND) == 0);
}

static void a_run_that_is_ready_and_gets_no_processor_is_starved(void)
{
    HOLDS(starvation_of((struct processor_use){.used = 31, .waited = 4 * SECOND}, 5 * SECOND) == 4 * SECOND);
}

static void processes_that_wait_for_one_another_are_not_starved(void)
{
    HOLDS(starvation_of((struct processor_use){.used = 5 * SECOND, .waited = 75 * SECOND}, 5 * SECOND) == 0);
}

static void no_more_is_starved_than_time_has_passed(void)
{
    HOLDS(starvation_of((struct processor_use){.used = 9 * SECOND, .waited = 75 * SECOND}, 5 * SECOND) == 0);
    HOLDS(starvation_of((struct processor_use){.used = 1 * SECOND, .waited = 75 * SECOND}, 5 * SECOND) == 4 * SECOND);
}

int main(void)
{
    const struct test tests[] = {
        TEST(a_run_that_sleeps_is_not_starved),
        TEST(a_run_that_is_ready_and_gets_no_processor_is_starved),
        TEST(processes_that_wait_for_one_another_are_not_starved),
        TEST(no_more_is_starved_than_time_has_passed),
    };
    run_tests(tests, sizeof tests / sizeof *tests);
    return 0;
}
