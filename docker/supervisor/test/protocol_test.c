/* What the judge may send: whatever breaks the protocol is refused, and nothing is read beyond its end. */
#include "bytes.h"
#include "channel.h"
#include "request.h"
#include "testing.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void put_schedule(struct bytes *b)
{
    bytes_u32(b, 3);
    for (uint32_t choice = 1; choice <= 3; choice++)
        bytes_u32(b, choice);
    bytes_u8(b, PRIORITIES);
    bytes_u64(b, 42);
    bytes_u32(b, 3);
    bytes_u32(b, 40);
    bytes_u32(b, 1);
    bytes_u32(b, 2);
    bytes_u32(b, 500);
    bytes_u8(b, 1);
}

static struct bytes run_payload(void)
{
    struct bytes b = {0};
    bytes_u32(&b, 2);
    bytes_cstr(&b, "./fan");
    bytes_cstr(&b, "3");
    bytes_u32(&b, 1);
    bytes_cstr(&b, "PATH=/bin");
    bytes_u8(&b, STDIN_PIPE);
    bytes_str(&b, "a\0b", 3);
    bytes_u8(&b, STDIO_FILES);
    bytes_u8(&b, 1);
    bytes_u8(&b, 0);
    for (uint32_t i = 1; i <= 4; i++)
        bytes_u32(&b, i == 3 ? 2 : i * 1000); /* wall, grace, cpu, and one to be patched below */
    b.length -= sizeof(uint32_t);
    bytes_u64(&b, 1 << 20);
    bytes_u32(&b, 16);
    bytes_u64(&b, 1 << 16);
    bytes_u64(&b, 1 << 15);
    bytes_u32(&b, (uint32_t)-2);
    bytes_u32(&b, 1);
    bytes_cstr(&b, "out.txt");
    bytes_u8(&b, 1);
    put_schedule(&b);
    return b;
}

static bool read_run(const uint8_t *data, size_t length)
{
    /* A copy of exactly this size: the address sanitizer sees a byte too many. */
    uint8_t *copy = malloc(length ? length : 1);
    memcpy(copy, data, length);
    struct reader r = {.data = copy, .left = length};
    struct run_request request;
    bool right = run_request_read(&r, &request);
    run_request_free(&request);
    free(copy);
    return right;
}

static void a_run_request_is_read_as_it_was_written(void)
{
    struct bytes b = run_payload();
    struct reader r = {.data = b.data, .left = b.length};
    struct run_request request;
    HOLDS(run_request_read(&r, &request));
    HOLDS(strcmp(request.argv[0], "./fan") == 0 && strcmp(request.argv[1], "3") == 0 && !request.argv[2]);
    HOLDS(request.stdin_length == 3 && memcmp(request.stdin_content, "a\0b", 3) == 0);
    HOLDS(request.traced && !request.keep && request.stdio_kind == STDIO_FILES);
    HOLDS(request.wall_ms == 1000 && request.grace_ms == 2000 && request.cpu_s == 2 && request.processes == 16);
    HOLDS(request.memory == 1 << 20 && request.output == 1 << 16 && request.file == 1 << 15 && request.cpu == -2);
    HOLDS(strcmp(request.collect[0], "out.txt") == 0 && !request.collect[1]);
    const struct schedule *schedule = &request.schedule;
    HOLDS(request.controlled && schedule->choice_count == 3 && schedule->choices[2] == 3);
    HOLDS(schedule->policy == PRIORITIES && schedule->seed == 42 && schedule->depth == 3 && schedule->length == 40);
    HOLDS(schedule->avoided_count == 1 && schedule->avoided[0] == 2 && schedule->steps == 500 && schedule->places);
    run_request_free(&request);
    bytes_free(&b);
}

/* How a run is watched comes right behind what stdout is. */
static struct bytes watched_payload(uint8_t watched, bool controlled)
{
    struct bytes b = run_payload();
    uint8_t *stdio = memchr(b.data + 40, STDIO_FILES, b.length - 40);
    HOLDS(stdio[1] == 1 && stdio[2] == 0);
    stdio[1] = watched;
    if (!controlled) {
        struct bytes schedule = {0};
        bytes_u8(&schedule, 1);
        put_schedule(&schedule);
        b.length -= schedule.length;
        bytes_u8(&b, 0);
        bytes_free(&schedule);
    }
    return b;
}

static bool is_read(uint8_t watched, bool controlled)
{
    struct bytes b = watched_payload(watched, controlled);
    bool read = read_run(b.data, b.length);
    bytes_free(&b);
    return read;
}

static void namespaces_may_be_made_only_in_a_run_that_is_watched_and_not_controlled(void)
{
    HOLDS(is_read(1, false) && is_read(1, true));
    HOLDS(is_read(2, false) && !is_read(2, true));
    HOLDS(!is_read(0, true) && !is_read(3, false) && !is_read(255, false));
}

static void a_run_request_that_is_cut_off_anywhere_is_refused(void)
{
    struct bytes b = run_payload();
    for (size_t length = 0; length < b.length; length++)
        HOLDS(!read_run(b.data, length));
    bytes_free(&b);
}

static void a_run_request_with_bytes_left_over_is_refused(void)
{
    struct bytes b = run_payload();
    bytes_u8(&b, 0);
    HOLDS(!read_run(b.data, b.length));
    bytes_free(&b);
}

static void a_run_request_with_any_byte_changed_is_read_or_refused_within_its_bounds(void)
{
    struct bytes b = run_payload();
    for (size_t at = 0; at < b.length; at++)
        for (unsigned value = 0; value < 256; value += 15) {
            uint8_t before = b.data[at];
            b.data[at] = (uint8_t)value;
            (void)read_run(b.data, b.length);
            b.data[at] = before;
        }
    HOLDS(read_run(b.data, b.length));
    bytes_free(&b);
}

static void a_zero_byte_in_a_path_is_refused(void)
{
    struct bytes b = {0};
    bytes_str(&b, "a\0b", 3);
    bytes_u32(&b, 0644);
    bytes_cstr(&b, "content");
    struct reader r = {.data = b.data, .left = b.length};
    struct put_request request;
    HOLDS(!put_request_read(&r, &request));
    put_request_free(&request);
    bytes_free(&b);
}

/* The channel ends the supervisor on a frame that it cannot trust: hence a process of its own. */
static int exit_code_for(const void *frame, size_t length)
{
    int in[2], status;
    HOLDS(pipe(in) == 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct frame next;
        close(in[1]);
        dup2(in[1], STDERR_FILENO);
        fclose(stderr);
        channel_open(in[0], STDOUT_FILENO);
        enum arrival arrival = channel_next(&next, true);
        _exit(arrival == ARRIVED ? 0 : arrival == CLOSED_BY_JUDGE ? 1 : 2);
    }
    close(in[0]);
    HOLDS(write(in[1], frame, length) == (ssize_t)length);
    close(in[1]);
    HOLDS(waitpid(pid, &status, 0) == pid && WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int answer_to(uint32_t length, uint32_t number, size_t bytes)
{
    struct bytes b = {0};
    bytes_u32(&b, length);
    bytes_u32(&b, number);
    bytes_u8(&b, STOP);
    int code = exit_code_for(b.data, bytes);
    bytes_free(&b);
    return code;
}

static void a_whole_frame_arrives(void)
{
    HOLDS(answer_to(5, 1, 9) == 0);
}

static void a_channel_that_ends_in_a_frame_is_a_judge_that_is_gone(void)
{
    for (size_t bytes = 0; bytes < 9; bytes++)
        HOLDS(answer_to(5, 1, bytes) == 1);
}

static void frames_too_short_too_long_or_out_of_turn_end_the_supervisor(void)
{
    HOLDS(answer_to(4, 1, 9) == 3);
    HOLDS(answer_to(0, 1, 9) == 3);
    HOLDS(answer_to(FRAME_LIMIT + 1, 1, 9) == 3);
    HOLDS(answer_to(UINT32_MAX, 1, 9) == 3);
    HOLDS(answer_to(5, 2, 9) == 3);
    HOLDS(answer_to(5, 0, 9) == 3);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_run_request_is_read_as_it_was_written),
        TEST(namespaces_may_be_made_only_in_a_run_that_is_watched_and_not_controlled),
        TEST(a_run_request_that_is_cut_off_anywhere_is_refused),
        TEST(a_run_request_with_bytes_left_over_is_refused),
        TEST(a_run_request_with_any_byte_changed_is_read_or_refused_within_its_bounds),
        TEST(a_zero_byte_in_a_path_is_refused),
        TEST(a_whole_frame_arrives),
        TEST(a_channel_that_ends_in_a_frame_is_a_judge_that_is_gone),
        TEST(frames_too_short_too_long_or_out_of_turn_end_the_supervisor),
    };
    run_tests(tests, sizeof tests / sizeof tests[0]);
    return 0;
}
