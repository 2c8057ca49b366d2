#include "course.h"

#include "channel.h"
#include "event.h"
#include "fail.h"
#include "gate.h"
#include "memory_limit.h"
#include "run_limits.h"
#include "starvation.h"
#include "streams.h"
#include "stuck.h"
#include "tasks.h"
#include "tick.h"
#include "turn.h"

#include <poll.h>
#include <signal.h>

enum {
    MILLISECOND = 1000000,
    FIRST_IDLE_MS = 5, /* quiet that long: the run may be stuck, and is looked at */
    BUSY_IDLE_MS = 80, LAST_IDLE_MS = 250,
    STEPS_AT_ONCE = 64,
    EVENTS_LIMIT = 500000, EVENT_BYTES_LIMIT = 192 << 20, /* less than the judge puts up with */
    STEPS_UNTIL_REQUESTS = 256 /* where there is never a pause */
};

static const uint64_t STARVED_LEAST = 60000 * (uint64_t)MILLISECOND;

struct course course_of(const struct run_request *request, enum step (*step)(bool wait))
{
    return (struct course){.request = request, .step = step, .idle_ms = FIRST_IDLE_MS};
}

static void end_course(struct course *course, enum verdict verdict)
{
    course->over = true;
    course->verdict = verdict;
    course->ended = events_time();
}

static bool first_is_over(void)
{
    return process_by_id(1)->collected;
}

/* Whether others live in a run that is not traced, only wait4(2) can tell: STEP_NOBODY. */
static bool nobody_lives(const struct course *course)
{
    return first_is_over() && course->request->traced && tasks.thread_count == 0;
}

/* How long a run that is starved is waited for beyond its limit: ten times as long, and a minute at least. */
static uint64_t longest_starvation(const struct course *course)
{
    uint64_t wall = (uint64_t)course->request->wall_ms * MILLISECOND;
    return wall * 10 > STARVED_LEAST ? wall * 10 : STARVED_LEAST;
}

/* In nanoseconds of the run; 0: none. Time for which it is kept waiting for a processor does not count. */
static uint64_t deadline(const struct course *course)
{
    uint64_t wall = (uint64_t)course->request->wall_ms * MILLISECOND;
    if (wall)
        wall += course->starved;
    if (!course->first_ended)
        return wall;
    if (course->request->controlled && course->request->grace_ms)
        return wall; /* its grace is one of virtual time */
    uint64_t grace = course->first_ended + (uint64_t)course->request->grace_ms * MILLISECOND
                   + (course->starved - course->starved_before_first_ended);
    return wall && wall < grace ? wall : grace;
}

/* Whether there is more of it than was known. What else a run that is not traced has for processes is not known. */
static bool look_at_starvation(struct course *course)
{
    uint64_t starved = course->request->traced ? starvation_in(events_time()) : 0;
    if (starved < course->starved + MILLISECOND)
        return false;
    course->starved = starved;
    return true;
}

static void note_end_of_first(struct course *course)
{
    course->first_ended = events_time();
    look_at_starvation(course);
    course->starved_before_first_ended = course->starved;
}

static void look_at_clock(struct course *course)
{
    if (first_is_over() && !course->first_ended)
        note_end_of_first(course);
    uint64_t due = deadline(course);
    if (!due || events_time() < due)
        return;
    bool starved = look_at_starvation(course);
    if (starved && events_time() < deadline(course) && course->starved < longest_starvation(course))
        return;
    course->out_of_patience = course->starved >= longest_starvation(course);
    end_course(course, first_is_over() && !course->out_of_patience ? ENDED_BY_ITSELF : TIMEOUT);
}

static void look_at_limits(struct course *course)
{
    if (events_count() > EVENTS_LIMIT || events_bytes() > EVENT_BYTES_LIMIT)
        limit_break("events");
    if (limit_ends_run())
        end_course(course, LIMIT);
}

/* While a run is under way the judge may only ask to stop it. */
static void look_at_requests(struct course *course)
{
    struct frame frame;
    switch (channel_next(&frame, false)) {
    case NOT_YET:
        return;
    case CLOSED_BY_JUDGE:
        course->abandoned = true;
        end_course(course, KILLED);
        return;
    case ARRIVED:
        if (frame.kind != STOP)
            fail("request %u, of kind %u, came in the middle of a run", frame.number, frame.kind);
        course->stop_asked = true;
        course->stop_request = frame.number;
        end_course(course, KILLED);
    }
}

static int patience(const struct course *course)
{
    uint64_t due = deadline(course), now = events_time();
    if (!due)
        return course->idle_ms;
    uint64_t left = due > now ? (due - now) / MILLISECOND + 1 : 0;
    return left < (uint64_t)course->idle_ms ? (int)left : course->idle_ms;
}

/* How long nothing may happen until somebody looks: for what has got stuck, or at memory, whichever is sooner. */
static int until_next_look(const struct course *course)
{
    int ms = patience(course);
    return memory_limit_is_watched() && ms > MEMORY_LOOK_MS ? MEMORY_LOOK_MS : ms;
}

static void look_at_memory(struct course *course)
{
    uint64_t now = events_time();
    if (!memory_limit_is_watched() || now < course->memory_look)
        return;
    memory_limit_look();
    course->memory_look = now + (uint64_t)MEMORY_LOOK_MS * MILLISECOND;
}

/* Whoever sits at the terminal waits for the program; not for ever, since it may never rest. */
static bool types_at_terminal(const struct course *course)
{
    bool rests = everybody_sleeps() || course->idle_ms >= BUSY_IDLE_MS;
    return rests && !gate_writer() && streams_quiet(somebody_looks_for_input());
}

static void end_stuck(struct course *course, enum verdict verdict)
{
    end_course(course, first_is_over() ? ENDED_BY_ITSELF : verdict);
}

static void look_at_all(struct course *course)
{
    tracer_adopt_unknown();
    if (types_at_terminal(course))
        return;
    if (stuck())
        end_stuck(course, DEADLOCK);
}

static void look_whether_stuck(struct course *course)
{
    if (!course->request->traced)
        return;
    if (course->request->controlled)
        turn_look();
    else
        look_at_all(course);
    if (course->idle_ms < LAST_IDLE_MS)
        course->idle_ms *= 2;
}

/* Nothing has happened for `ms` more. */
static void note_quiet(struct course *course, int ms)
{
    course->quiet_ms += ms;
    if (course->quiet_ms < patience(course))
        return;
    course->quiet_ms = 0;
    look_whether_stuck(course);
}

static void note_step(struct course *course)
{
    course->idle_ms = FIRST_IDLE_MS;
    course->quiet_ms = 0;
}

void course_serve_streams(void)
{
    streams_serve();
    if (!gate_writer())
        streams_say_unclaimed();
}

/* Sleeps until a process, a stream or the judge has something, or it is time to look again. */
static void wait_for_anything(struct course *course)
{
    struct pollfd polled[4];
    sigset_t none;
    sigemptyset(&none);
    streams_poll(polled);
    polled[3] = (struct pollfd){.fd = channel_descriptor(), .events = POLLIN};
    int ms = until_next_look(course);
    struct timespec timeout = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * (long)MILLISECOND};
    int ready = ppoll(polled, 4, &timeout, &none); /* SIGCHLD comes in here alone */
    if (ready == 0)
        note_quiet(course, ms);
    if (ready > 0 && polled[3].revents)
        look_at_requests(course);
    course_serve_streams();
}

/*
 * Sleeps until a process has something, in the one call that also takes it: most of the time there is nothing else to
 * come. A tick that repeats, so that none is missed between two calls, wakes it up for what there is all the same.
 */
static enum step wait_for_process(struct course *course)
{
    int ms = until_next_look(course);
    tick_every(ms);
    enum step step = course->step(true);
    if (step == STEP_NOTHING) {
        note_quiet(course, ms);
        look_at_requests(course);
        course_serve_streams();
    }
    return step;
}

static enum step steps(struct course *course)
{
    enum step step = STEP_DONE;
    for (int i = 0; i < STEPS_AT_ONCE && step == STEP_DONE && !limit_ends_run(); i++)
        if ((step = course->step(false)) == STEP_DONE)
            note_step(course);
    return step;
}

/* Bytes may be more than a pipe holds: whoever writes or reads them waits for us. */
static bool streams_are_busy(const struct course *course)
{
    return !course->request->traced || gate_writer() || streams_feeding();
}

void course_follow(struct course *course)
{
    while (!course->over) {
        enum step step = streams_are_busy(course) ? steps(course) : wait_for_process(course);
        if (step == STEP_DONE)
            note_step(course);
        if (++course->steps % STEPS_UNTIL_REQUESTS == 0)
            look_at_requests(course);
        look_at_clock(course);
        look_at_memory(course);
        look_at_limits(course);
        if (step == STEP_STUCK)
            end_stuck(course, DEADLOCK);
        else if (step == STEP_LIVELOCK)
            end_stuck(course, LIVELOCK);
        else if (step == STEP_ASTRAY)
            end_course(course, ASTRAY);
        else if (nobody_lives(course) || step == STEP_NOBODY)
            end_course(course, ENDED_BY_ITSELF);
        else if (!course->over && streams_are_busy(course))
            wait_for_anything(course);
    }
    tick_never();
}
