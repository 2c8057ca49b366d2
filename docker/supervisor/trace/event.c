#include "event.h"

#include "channel.h"
#include "fail.h"
#include "stop.h"

#include <time.h>

static uint64_t began;
static uint32_t first_number;
static uint64_t bytes_before;

static uint64_t now(void)
{
    struct timespec time;
    if (clock_gettime(CLOCK_MONOTONIC, &time) < 0)
        fail("clock");
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

void events_begin(void)
{
    began = now();
    first_number = channel_number();
    bytes_before = channel_bytes();
}

uint64_t events_time(void)
{
    return now() - began;
}

uint32_t events_count(void)
{
    return channel_number() - first_number;
}

uint64_t events_bytes(void)
{
    return channel_bytes() - bytes_before;
}

struct bytes *event_at(enum event kind, const struct process *process, pid_t tid, const uint64_t *frames, size_t count)
{
    struct bytes *payload = channel_begin((uint8_t)kind);
    bytes_u64(payload, events_time());
    bytes_u32(payload, process ? process->id : 0);
    bytes_u32(payload, (uint32_t)tid);
    bytes_u8(payload, (uint8_t)count);
    bytes_add(payload, frames, count * sizeof *frames);
    return payload;
}

struct bytes *event_of_run(enum event kind)
{
    return event_at(kind, NULL, 0, NULL, 0);
}

struct bytes *event_of_process(enum event kind, const struct process *process)
{
    return event_at(kind, process, 0, NULL, 0);
}

struct bytes *event_here(enum event kind, struct thread *thread)
{
    size_t count;
    const uint64_t *frames = stop_frames(thread, &count);
    return event_at(kind, thread->process, thread->tid, frames, count);
}

void event_end(void)
{
    channel_end();
}

struct list {
    struct bytes items;
    uint32_t count;
};

static void add_descriptor(int fd, const struct object *object, uint8_t mode, void *context)
{
    struct list *list = context;
    bytes_u32(&list->items, (uint32_t)fd);
    object_put(&list->items, object);
    bytes_u8(&list->items, mode);
    list->count++;
}

void event_descriptors(struct thread *thread, enum moment moment)
{
    struct list list = {0};
    descriptors_open(thread, add_descriptor, &list);
    struct bytes *payload = event_of_process(DESCRIPTORS, thread->process);
    bytes_u8(payload, (uint8_t)moment);
    bytes_u32(payload, list.count);
    bytes_add(payload, list.items.data, list.items.length);
    event_end();
    bytes_free(&list.items);
}
