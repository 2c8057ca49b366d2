/* glibc links all streams: their buffers are read from the process's own memory. */
#include "unflushed.h"

#include "event.h"
#include "exported.h"
#include "memory.h"
#include "modules.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

enum {
    STREAMS_LIMIT = 64,
    TEXT_LIMIT = 64 << 10,
    BEFORE = 3584, BEHIND = 512,
    LOOKS = 16 /* a program may write to the descriptor by itself, before its buffer is written */
};

/* What discards a buffer: exec(2) replaces the image, or the process ends without exit(3). */
enum { BY_EXEC = 1, BY_END = 2 };

/* _flags of glibc's FILE (libio.h): every FILE has the magic number, and is being written to where PUTTING is set. */
enum { MAGIC_MASK = 0xffff0000, MAGIC = 0xfbad0000, PUTTING = 0x800 };

/* Where the list of all streams begins; 0: there is none that is known. */
static uint64_t list_of(struct process *process, pid_t tid)
{
    if (process->modules && process->modules->stdio_sought)
        return process->modules->stdio;
    uint64_t head = exported_address(process, tid, "_IO_list_all");
    struct modules *modules = process->modules;
    modules->stdio_sought = true;
    modules->stdio = head;
    return head;
}

struct list {
    struct bytes items;
    uint32_t count;
    struct unflushed held[UNFLUSHED]; /* the first of them */
};

static bool holds_text(const struct _IO_FILE *stream)
{
    return ((unsigned)stream->_flags & MAGIC_MASK) == MAGIC && (stream->_flags & PUTTING) && stream->_fileno >= 0
        && stream->_IO_write_ptr > stream->_IO_write_base;
}

/* What one stream holds. */
static size_t text_of(pid_t tid, const struct _IO_FILE *stream, uint8_t text[TEXT_LIMIT])
{
    size_t length = (size_t)(stream->_IO_write_ptr - stream->_IO_write_base);
    return memory_read(tid, (uintptr_t)stream->_IO_write_base, text, length < TEXT_LIMIT ? length : TEXT_LIMIT);
}

static void add(struct thread *thread, const struct _IO_FILE *stream, struct list *list)
{
    static uint8_t text[TEXT_LIMIT];
    struct object object;
    if (!descriptor_object(thread, stream->_fileno, &object))
        return;
    size_t length = text_of(thread->tid, stream, text);
    bytes_u32(&list->items, (uint32_t)stream->_fileno);
    object_put(&list->items, &object);
    bytes_str(&list->items, text, length);
    if (list->count < UNFLUSHED)
        list->held[list->count] = (struct unflushed){stream->_fileno, (uint32_t)length, LOOKS};
    list->count++;
}

/* What lies around the list's head, read at once: glibc has its three streams there. */
struct surroundings {
    pid_t tid;
    uint64_t start;
    size_t length;
    uint8_t bytes[BEFORE + BEHIND];
};

static void look_around(struct surroundings *s, uint64_t head)
{
    s->start = head - BEFORE;
    s->length = memory_read(s->tid, s->start, s->bytes, sizeof s->bytes);
}

static bool take(const struct surroundings *s, uint64_t address, void *into, size_t length)
{
    if (address < s->start || address - s->start > s->length || s->length - (address - s->start) < length)
        return memory_read(s->tid, address, into, length) == length;
    memcpy(into, s->bytes + (address - s->start), length);
    return true;
}

static bool read_streams(struct thread *thread, struct list *list)
{
    static struct surroundings around;
    struct _IO_FILE stream;
    uint64_t next, head = list_of(thread->process, thread->tid);
    if (!head)
        return false;
    around.tid = thread->tid;
    look_around(&around, head);
    if (!take(&around, head, &next, sizeof next))
        return false;
    for (size_t i = 0; next && i < STREAMS_LIMIT; i++) {
        if (!take(&around, next, &stream, sizeof stream))
            return false;
        if (holds_text(&stream))
            add(thread, &stream, list);
        next = (uintptr_t)stream._chain;
    }
    return true;
}

void stdio_copied(struct thread *parent, struct process *child)
{
    struct list list = {0};
    if (!parent->process->image)
        return;
    bool known = read_streams(parent, &list);
    memcpy(parent->process->unflushed, list.held, sizeof list.held);
    memcpy(child->unflushed, list.held, sizeof list.held);
    if (!known || list.count) {
        struct bytes *payload = event_here(BUFFERED, parent);
        bytes_u32(payload, child->id);
        bytes_u8(payload, known);
        bytes_u32(payload, list.count);
        bytes_add(payload, list.items.data, list.items.length);
        event_end();
    }
    bytes_free(&list.items);
}

/* In memory of another process's, a buffer is that one's, which may still write it. */
static bool has_buffers_of_its_own(const struct process *process)
{
    return process->image && !process->shares_memory;
}

void stdio_about_to_be_replaced(struct thread *thread)
{
    struct list list = {0};
    struct call *call = &thread->call;
    if (!has_buffers_of_its_own(thread->process))
        return;
    if (read_streams(thread, &list)) {
        call->buffer_count = list.count;
        call->buffers = list.items;
    } else {
        bytes_free(&list.items);
    }
}

static void say_discarded(struct bytes *payload, uint8_t by, uint32_t count, const struct bytes *items)
{
    bytes_u8(payload, by);
    bytes_u32(payload, count);
    bytes_add(payload, items->data, items->length);
    event_end();
}

void stdio_replaced(struct thread *thread)
{
    const struct call *call = &thread->call;
    if (call->buffer_count)
        say_discarded(event_at(DISCARDED, thread->process, thread->tid, call->frames, call->frame_count), BY_EXEC,
                      call->buffer_count, &call->buffers);
}

void stdio_ends(struct thread *thread)
{
    struct list list = {0};
    if (!has_buffers_of_its_own(thread->process) || thread->process->executing)
        return;
    if (read_streams(thread, &list) && list.count)
        say_discarded(event_here(DISCARDED, thread), BY_END, list.count, &list.items);
    bytes_free(&list.items);
}

void stdio_flushed(struct thread *thread, uint64_t written, struct bytes *text)
{
    const struct call *call = &thread->call;
    struct unflushed *held = thread->process->unflushed;
    size_t i = 0;
    while (i < UNFLUSHED && !(held[i].looks && held[i].fd == call->fd))
        i++;
    if (i == UNFLUSHED || call->number != SYS_write || written == 0)
        return;
    size_t length = written < held[i].length ? (size_t)written : held[i].length;
    bytes_reserve(text, length);
    text->length = memory_read(thread->tid, call->arguments[1], text->data, length);
    held[i].looks--;
}
