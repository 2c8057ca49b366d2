/*
 * How long a run has been kept from going on by what else the machine does: the time that its threads, or the supervisor, were ready to run
 * and waited for a processor (run_delay in /proc/PID/schedstat, Documentation/scheduler/sched-stats.rst). No program can help that.
 */
#ifndef STARVATION_H
#define STARVATION_H

#include <stdint.h>
#include <sys/types.h>

/* The processor's time that something had, and the time that it waited for one, in nanoseconds. */
struct processor_use {
    uint64_t used, waited;
};

void starvation_begin(void);

/* A thread is about to end: what it used and waited for is added up now. */
void starvation_thread_ends(pid_t tid);

/*
 * Of the `elapsed` nanoseconds since starvation_begin, those in which the run was kept waiting, at most. Its threads wait for one another, too,
 * which is no starvation: the time in which any of them, or the supervisor, had a processor does not count. 0 where the kernel does not tell.
 */
uint64_t starvation_in(uint64_t elapsed);

/* The rule alone. */
static inline uint64_t starvation_of(struct processor_use all, uint64_t elapsed)
{
    uint64_t idle = elapsed > all.used ? elapsed - all.used : 0;
    return all.waited < idle ? all.waited : idle;
}

#endif
