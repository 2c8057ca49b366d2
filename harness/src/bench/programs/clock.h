/* Each program times itself, from its first line to its last: what starts and ends it is no part of the figure. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static struct timespec began;

static inline void start_clock(void)
{
    if (clock_gettime(CLOCK_MONOTONIC, &began) < 0)
        exit(1);
}

/* Says on stdout how many nanoseconds it took; for main to return. */
static inline int stop_clock(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) < 0)
        return 1;
    printf("%lld ns\n", (now.tv_sec - began.tv_sec) * 1000000000LL + now.tv_nsec - began.tv_nsec);
    return 0;
}

static inline int number(int argc, char **argv, int usual)
{
    return argc > 1 ? atoi(argv[1]) : usual;
}
