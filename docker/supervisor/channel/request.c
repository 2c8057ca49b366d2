#include "request.h"

#include "fail.h"

#include <stdlib.h>
#include <string.h>

enum { LIST_LIMIT = 4096 };

/* A string of the protocol as one of C: a zero byte inside breaks it. */
static char *read_text(struct reader *r)
{
    size_t length;
    const uint8_t *text = read_str(r, &length);
    if (memchr(text, '\0', length))
        r->failed = true;
    char *copy = strndup((const char *)text, length);
    if (!copy)
        fail("out of memory");
    return copy;
}

static char **read_list(struct reader *r)
{
    uint32_t count = read_u32(r);
    if (count > LIST_LIMIT) {
        r->failed = true;
        count = 0;
    }
    char **list = calloc(count + 1, sizeof *list);
    if (!list)
        fail("out of memory");
    for (uint32_t i = 0; i < count; i++)
        list[i] = read_text(r);
    return list;
}

static uint32_t *read_numbers(struct reader *r, size_t *count)
{
    *count = read_u32(r);
    if (*count > r->left / sizeof(uint32_t)) {
        r->failed = true;
        *count = 0;
    }
    uint32_t *numbers = calloc(*count + 1, sizeof *numbers);
    if (!numbers)
        fail("out of memory");
    for (size_t i = 0; i < *count; i++)
        numbers[i] = read_u32(r);
    return numbers;
}

static void read_schedule(struct reader *r, struct schedule *schedule)
{
    schedule->choices = read_numbers(r, &schedule->choice_count);
    schedule->policy = read_u8(r);
    schedule->seed = read_u64(r);
    schedule->depth = read_u32(r);
    schedule->length = read_u32(r);
    schedule->avoided = read_numbers(r, &schedule->avoided_count);
    schedule->steps = read_u32(r);
    schedule->places = read_u8(r);
    if (schedule->policy < STEADY || schedule->policy > RANDOM)
        r->failed = true;
}

static void free_list(char **list)
{
    for (char **item = list; item && *item; item++)
        free(*item);
    free(list);
}

static bool finished(const struct reader *r)
{
    return !r->failed && r->left == 0;
}

bool put_request_read(struct reader *payload, struct put_request *request)
{
    request->path = read_text(payload);
    request->mode = read_u32(payload);
    request->content = read_str(payload, &request->length);
    return finished(payload);
}

void put_request_free(struct put_request *request)
{
    free(request->path);
}

/* A terminal is typed at for processes that are seen to read from it. */
static bool streams_fit(const struct run_request *request)
{
    bool typed = request->stdin_kind == STDIN_TERMINAL, terminal = request->stdio_kind == STDIO_TERMINAL;
    return request->stdin_kind <= STDIN_TERMINAL && request->stdio_kind <= STDIO_FILES && (terminal || !typed)
        && (request->traced || request->stdio_kind == STDIO_PIPES)
        && !(request->controlled && terminal); /* keys are pressed when nobody can go on, which there is told by choices */
}

/* Only what is watched is let into namespaces of its own. */
static void watched(uint8_t how, struct run_request *request, struct reader *payload)
{
    enum { NOT, WATCHED, WATCHED_IN_NAMESPACES };
    request->traced = how != NOT;
    request->namespaces = how == WATCHED_IN_NAMESPACES;
    payload->failed |= how > WATCHED_IN_NAMESPACES;
}

bool run_request_read(struct reader *payload, struct run_request *request)
{
    *request = (struct run_request){0};
    request->argv = read_list(payload);
    request->env = read_list(payload);
    request->stdin_kind = read_u8(payload);
    const uint8_t *content = read_str(payload, &request->stdin_length);
    request->stdin_content = malloc(request->stdin_length + 1);
    if (!request->stdin_content)
        fail("out of memory");
    memcpy(request->stdin_content, content, request->stdin_length);
    request->stdio_kind = read_u8(payload);
    watched(read_u8(payload), request, payload);
    request->keep = read_u8(payload);
    request->wall_ms = read_u32(payload);
    request->grace_ms = read_u32(payload);
    request->cpu_s = read_u32(payload);
    request->memory = read_u64(payload);
    request->processes = read_u32(payload);
    request->output = read_u64(payload);
    request->file = read_u64(payload);
    request->cpu = (int32_t)read_u32(payload);
    request->collect = read_list(payload);
    request->controlled = read_u8(payload);
    if (request->controlled)
        read_schedule(payload, &request->schedule);
    if (request->controlled && (!request->traced || request->namespaces))
        payload->failed = true;
    return finished(payload) && request->argv[0] && streams_fit(request);
}

void run_request_free(struct run_request *request)
{
    free_list(request->argv);
    free_list(request->env);
    free_list(request->collect);
    free(request->stdin_content);
    free(request->schedule.choices);
    free(request->schedule.avoided);
}
