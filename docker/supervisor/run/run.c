#include "run.h"

#include "calls.h"
#include "channel.h"
#include "collect.h"
#include "course.h"
#include "event.h"
#include "fail.h"
#include "gate.h"
#include "launch.h"
#include "memory_limit.h"
#include "pid_namespace.h"
#include "plain.h"
#include "run_limits.h"
#include "starvation.h"
#include "static_data.h"
#include "stop.h"
#include "streams.h"
#include "stuck.h"
#include "sweep.h"
#include "tracer.h"
#include "traces_left.h"
#include "turn.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <unistd.h>

enum {
    ANY_CPU = -1, THIS_CPU = -2
};

/* The place is as it is made for a run: the last one, of which all that could change it is known, changed nothing. */
static bool untouched;

static void control(const struct run_request *request)
{
    turn_begin(&request->schedule, request->grace_ms * (uint64_t)1000000);
    turn_first(thread_by_tid(process_by_id(1)->pid));
}

static pid_t start_traced(const struct launch *launch, int *gate)
{
    pid_t parent;
    pid_t pid = launch_prepare_with_parent(launch, gate, &parent);
    tracer_seize(pid, parent);
    if (launch->request->controlled)
        control(launch->request);
    return pid;
}

static pid_t start_plain(const struct launch *launch, int *gate)
{
    pid_t pid = launch_prepare(launch, gate);
    plain_start(pid);
    return pid;
}

static void begin(const struct run_request *request, struct place place, int cpu)
{
    int streams[3], gate;
    struct launch launch = {
        .request = request, .streams = streams, .work = place.isolation->work,
        .student = &place.isolation->student, .cgroup = &place.isolation->cgroup, .cpu = cpu
    };
    images_own(place.isolation->work, place.isolation->student.uid);
    events_begin();
    starvation_begin();
    limits_begin(request->processes, request->output, request->cpu_s, request->file);
    pid_namespaces_begin(request->namespaces);
    streams_open(request, place.isolation->student.uid, streams);
    /* The new process has to be traceable until it is traced; no student's process lives meanwhile. */
    if (prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) < 0)
        fail("prctl");
    pid_t pid = request->traced ? start_traced(&launch, &gate) : start_plain(&launch, &gate);
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
        fail("prctl");
    streams_handed_over(streams);
    bytes_u32(event_of_process(STARTED, process_by_id(1)), (uint32_t)pid);
    event_end();
    launch_go(gate);
}

static bool is_kernels(enum verdict verdict)
{
    return verdict == ENDED_BY_ITSELF || verdict == TIMEOUT || verdict == DEADLOCK || verdict == LIVELOCK;
}

/*
 * Static data that the kernel does not give: execve(2) fails, or kills the process where it cannot go back any more. Nobody else
 * kills it before that.
 */
static bool has_no_room(const struct run_request *request, const struct process *first)
{
    bool killed = (first->status & 0x7f) == SIGKILL || (first->status & 0x7f) == SIGSEGV;
    return request->traced && request->memory && first->ended && !first->executed
        && (first->exec_error == ENOMEM || (!first->exec_error && killed));
}

static void say_no_room(const struct run_request *request, const char *work)
{
    int folder = open(work, O_PATH | O_DIRECTORY | O_CLOEXEC);
    bool named = strchr(request->argv[0], '/'); /* others lie in the system's folders, and have room */
    memory_limit_say_no_room(named ? static_data(folder, request->argv[0]) : 0);
    if (folder >= 0)
        close(folder);
}

static const char *detail_of(struct course *course)
{
    if (limit_broken() && is_kernels(course->verdict))
        course->verdict = LIMIT;
    if (course->verdict == LIMIT || course->verdict == ASTRAY)
        return limit_broken();
    if (course->verdict == TIMEOUT && course->out_of_patience)
        return "starved";
    const struct process *first = process_by_id(1);
    if (has_no_room(course->request, first)) {
        course->verdict = LIMIT;
        return "memory";
    }
    if ((course->request->traced || first->exec_error) && first->ended && !first->executed) {
        course->verdict = NOT_STARTED;
        return first->exec_error ? strerror(first->exec_error) : "it was killed before it could be executed";
    }
    return "";
}

static void say_end(struct course *course, const char *work)
{
    const char *detail = detail_of(course);
    if (course->verdict == LIMIT && has_no_room(course->request, process_by_id(1)))
        say_no_room(course->request, work);
    struct bytes *payload = event_of_run(RUN_ENDED);
    bytes_u8(payload, (uint8_t)course->verdict);
    bytes_cstr(payload, detail);
    bytes_u64(payload, course->ended);
    bytes_u64(payload, usage_of_run.cpu_us);
    bytes_u64(payload, usage_of_run.peak_kib);
    event_end();
}

static void say_left(void *context, enum left_kind kind, const char *name, size_t length)
{
    (void)context;
    struct bytes *payload = event_of_run(LEFT);
    bytes_u8(payload, (uint8_t)kind);
    bytes_str(payload, name, length);
    event_end();
}

static bool take_stock(const struct course *course, struct workplace *workplace, struct failure *failure)
{
    const struct run_request *request = course->request;
    const struct process *first = process_by_id(1);
    bool succeeded = course->verdict == ENDED_BY_ITSELF && first->ended && first->status == 0;
    if (request->traced && !untouched && !workplace_left(workplace, say_left, NULL, failure))
        return false;
    if (!collect_say(request, workplace, failure))
        return false;
    return !request->keep || !succeeded || workplace_keep(workplace, failure);
}

/* What a writer had written when the run was ended in the middle of its call. */
static void close_streams(void)
{
    streams_serve();
    struct thread *writer = gate_writer();
    stop_next();
    if (writer)
        write_cut_off(writer);
    streams_say_unclaimed();
}

static int choose_cpu(int wanted, cpu_set_t *before)
{
    cpu_set_t set;
    int cpu = wanted == THIS_CPU ? sched_getcpu() : wanted;
    if (cpu < 0 || cpu >= CPU_SETSIZE || sched_getaffinity(0, sizeof *before, before) < 0)
        return ANY_CPU;
    CPU_ZERO(&set);
    CPU_SET((size_t)cpu, &set);
    return sched_setaffinity(0, sizeof set, &set) == 0 ? cpu : ANY_CPU;
}

/*
 * /proc/PID/fd is its owner's alone, and the supervisor has no capability to pass over that; in somebody else's container
 * not even the one to look into other users' processes (CAP_SYS_PTRACE). So it looks with the student's eyes (setfsuid(2)),
 * which gives the student no hold on it. The calls tell no failure.
 */
static void look_as(uid_t uid, gid_t gid)
{
    (void)setfsgid(gid);
    (void)setfsuid(uid);
}

void run_place_changed(void)
{
    untouched = false;
}

static bool make_place(const struct workplace *workplace, struct failure *failure)
{
    bool made = untouched || workplace_fresh(workplace, failure);
    untouched = false;
    return made;
}

enum run_end run(const struct run_request *request, struct place place, struct failure *failure)
{
    cpu_set_t cpus;
    struct course course = course_of(request, request->controlled ? turn_step : request->traced ? tracer_step : plain_step);
    if (!make_place(place.workplace, failure))
        return RUN_IMPOSSIBLE;
    memory_limit_begin(&place.isolation->cgroup, request->memory, place.isolation->memory, request->traced);
    int cpu = choose_cpu(request->cpu, &cpus);
    begin(request, place, cpu);
    look_as(place.isolation->student.uid, place.isolation->student.gid);
    course_follow(&course);
    if (!request->traced)
        process_by_id(1)->exec_error = launch_failure();
    bool memory_full = memory_limit_reached();
    if (memory_full)
        limit_note("memory");
    close_streams();
    if (request->controlled)
        turn_over();
    if (request->traced && !memory_full)
        stuck_report();
    sweep(request->traced ? tracer_step : plain_step);
    course_serve_streams();
    look_as(geteuid(), getegid());
    if (cpu != ANY_CPU)
        (void)sched_setaffinity(0, sizeof cpus, &cpus); /* it was allowed before */
    untouched = request->controlled && !traces_left() && !request->keep;
    if (memory_full)
        memory_limit_say_reached();
    bool stocked = take_stock(&course, place.workplace, failure);
    if (stocked)
        say_end(&course, place.isolation->work);
    streams_close();
    turn_clear();
    tracer_clear();
    if (course.stop_asked)
        answer_done(course.stop_request);
    return course.abandoned ? RUN_ABANDONED : stocked ? RUN_OVER : RUN_IMPOSSIBLE;
}
