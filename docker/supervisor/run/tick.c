#include "tick.h"

#include "fail.h"

#include <signal.h>
#include <stddef.h>
#include <sys/time.h>

static int interval; /* milliseconds; 0: none */

static void nothing(int signal)
{
    (void)signal;
}

void tick_prepare(void)
{
    struct sigaction noticed = {.sa_handler = nothing};
    if (sigaction(SIGALRM, &noticed, NULL) < 0)
        fail("sigaction");
}

static void set(int milliseconds)
{
    struct timeval time = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000};
    struct itimerval timer = {.it_interval = time, .it_value = time};
    if (setitimer(ITIMER_REAL, &timer, NULL) < 0)
        fail("setitimer");
    interval = milliseconds;
}

void tick_every(int milliseconds)
{
    if (milliseconds <= 0)
        milliseconds = 1;
    if (milliseconds != interval)
        set(milliseconds);
}

void tick_never(void)
{
    set(0);
}
