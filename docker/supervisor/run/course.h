/* The course of a run, from its first process's start until it is judged to be over. */
#ifndef COURSE_H
#define COURSE_H

#include "request.h"
#include "tracer.h"

#include <stdbool.h>
#include <stdint.h>

enum verdict { ENDED_BY_ITSELF = 1, DEADLOCK, TIMEOUT, LIMIT, KILLED, NOT_STARTED, ASTRAY, LIVELOCK };

struct course {
    const struct run_request *request;
    enum step (*step)(bool wait);
    enum verdict verdict;
    uint64_t first_ended; /* when, in nanoseconds of the run; 0: not yet */
    uint64_t ended;       /* when it was judged to be over */
    uint64_t starved;     /* nanoseconds that it was kept waiting for a processor, as far as its limits of time had to be looked at */
    uint64_t starved_before_first_ended;
    int idle_ms;          /* how long nothing may happen until it is looked whether it has got stuck */
    int quiet_ms;         /* how long nothing has */
    uint64_t memory_look; /* when memory is to be looked at next */
    uint32_t steps;
    bool over, abandoned, stop_asked;
    bool out_of_patience; /* it was starved for so long that it was not waited for any longer */
    uint32_t stop_request;
};

struct course course_of(const struct run_request *request, enum step (*step)(bool wait));

/* Follows the run until it is over. Processes may be alive still. */
void course_follow(struct course *course);

/* Takes in what the streams hold, with its author where that is known. */
void course_serve_streams(void);

#endif
