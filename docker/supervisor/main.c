/* proclab-supervisor: init of a sandbox, which runs a student's programs and reports what the kernel did. */
#include "channel.h"
#include "fail.h"
#include "isolate.h"
#include "options.h"
#include "request.h"
#include "run.h"
#include "tick.h"
#include "workplace.h"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/utsname.h>
#include <unistd.h>

enum { PROTOCOL = 2 };

static void list(struct bytes *payload, size_t count, const char *(*item)(const struct isolation *, size_t), const struct isolation *of)
{
    bytes_u32(payload, (uint32_t)count);
    for (size_t i = 0; i < count; i++)
        bytes_cstr(payload, item(of, i));
}

static const char *part(const struct isolation *isolation, size_t index)
{
    return isolation->parts[index];
}

static const char *weakness(const struct isolation *isolation, size_t index)
{
    return isolation->weaknesses[index];
}

static void say_hello(const struct isolation *isolation)
{
    struct utsname kernel;
    if (uname(&kernel) < 0)
        fail("uname");
    struct bytes *payload = channel_begin(HELLO);
    bytes_u32(payload, PROTOCOL);
    bytes_cstr(payload, kernel.release);
    bytes_cstr(payload, isolation->work);
    list(payload, isolation->part_count, part, isolation);
    list(payload, isolation->weakness_count, weakness, isolation);
    channel_end();
    channel_flush();
}

static void put(const struct workplace *workplace, struct frame *frame)
{
    struct put_request request;
    struct failure failure = {0};
    run_place_changed();
    if (!put_request_read(&frame->payload, &request))
        fail("request %u: a PUT that breaks the protocol", frame->number);
    if (workplace_put(workplace, request.path, strlen(request.path), request.mode, request.content, request.length, &failure))
        answer_done(frame->number);
    else
        answer_failed(frame->number, failure.text);
    put_request_free(&request);
}

/* False where the judge is gone. */
static bool carry_out(struct place place, struct frame *frame)
{
    uint32_t number = frame->number;
    struct run_request request;
    struct failure failure = {0};
    if (!run_request_read(&frame->payload, &request))
        fail("request %u: a RUN that breaks the protocol", number);
    enum run_end end = run(&request, place, &failure);
    if (end == RUN_OVER)
        answer_done(number);
    else if (end == RUN_IMPOSSIBLE)
        answer_failed(number, failure.text);
    run_request_free(&request);
    return end != RUN_ABANDONED;
}

static void serve(struct place place)
{
    struct frame frame;
    bool judged = true;
    while (judged && channel_next(&frame, true) == ARRIVED) {
        switch (frame.kind) {
        case PUT: put(place.workplace, &frame); break;
        case RUN: judged = carry_out(place, &frame); break;
        case STOP: answer_done(frame.number); break; /* its run was over already */
        default: fail("request %u is of unknown kind %u", frame.number, frame.kind);
        }
    }
}

static void nothing(int signal)
{
    (void)signal;
}

/* SIGCHLD has to interrupt a wait for other things, and nothing else. */
static void prepare_signals(void)
{
    struct sigaction noticed = {.sa_handler = nothing};
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    if (sigaction(SIGCHLD, &noticed, NULL) < 0 || sigaction(SIGPIPE, &ignored, NULL) < 0
        || sigprocmask(SIG_BLOCK, &child, NULL) < 0)
        fail("signals");
}

/*
 * Where the container's memory is full, the kernel drops what it can read again, this program's own text among it; reading
 * it again then waits for the end of a student's process that waits for this one. Best effort: it takes no more than
 * the text, the data and the stack, and not what is still to be allocated.
 */
static void stay_in_memory(void)
{
    (void)mlockall(MCL_CURRENT);
}

/* Runs follow each other, each with much the same memory: what the last one gave back stays at hand. */
static void keep_memory(void)
{
    enum { FAR_MORE_THAN_NEEDED = 32 << 20 };
    (void)mallopt(M_MMAP_THRESHOLD, FAR_MORE_THAN_NEEDED);
    (void)mallopt(M_TRIM_THRESHOLD, FAR_MORE_THAN_NEEDED);
}

/* Beyond every number that a student's program would use, and out of the way of the standard ones. */
static void take_channel(void)
{
    enum { IN = 900, OUT = 901 };
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0 || dup2(STDIN_FILENO, IN) < 0 || dup2(STDOUT_FILENO, OUT) < 0
        || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDOUT_FILENO) < 0)
        fail("channel");
    channel_open(IN, OUT);
}

int main(int argc, char **argv)
{
    struct options options = options_read(argc, argv);
    struct isolation isolation;
    struct workplace workplace;
    struct failure failure = {0};
    if (!options.local)
        isolation_of_container(&options.isolate, &isolation);
    else if (!isolate_enter(&options.isolate, &isolation, &failure))
        fail("%s", failure.text);
    if (!workplace_open(&workplace, &isolation, &failure))
        fail("%s", failure.text);
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
        fail("prctl");
    take_channel();
    prepare_signals();
    tick_prepare();
    stay_in_memory();
    keep_memory();
    say_hello(&isolation);
    serve((struct place){&isolation, &workplace});
    if (!workplace_fresh(&workplace, &failure))
        fail("%s", failure.text);
    return EXIT_SUCCESS;
}
