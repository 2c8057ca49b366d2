#include "event.h"

#include "channel.h"
#include "fail.h"
#include "stop.h"

#include <time.h>

static uint64_t began;
static uint32_t first_number;

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
}

uint64_t events_time(void)
{
    return now() - began;
}

uint32_t events_count(void)
{
    return channel_number() - first_number;
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
    uint64_t frames[FRAMES];
    size_t count = 0;
    struct registers at;
    if (thread->process->image && stop_place(thread, &at))
        count = stack_frames(thread->process, thread->tid, &at, frames);
    return event_at(kind, thread->process, thread->tid, frames, count);
}

void event_end(void)
{
    channel_end();
}

struct table {
    struct bytes items;
    uint32_t count;
};

static void add_descriptor(int fd, const struct object *object, uint8_t mode, void *context)
{
    struct table *table = context;
    bytes_u32(&table->items, (uint32_t)fd);
    object_put(&table->items, object);
    bytes_u8(&table->items, mode);
    table->count++;
}

void event_descriptors(const struct process *process, enum moment moment)
{
    struct table table = {0};
    objects_open(process->pid, add_descriptor, &table);
    struct bytes *payload = event_of_process(DESCRIPTORS, process);
    bytes_u8(payload, (uint8_t)moment);
    bytes_u32(payload, table.count);
    bytes_add(payload, table.items.data, table.items.length);
    event_end();
    bytes_free(&table.items);
}
