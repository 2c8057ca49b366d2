/* glibc links all streams: their buffers are read from the process's own memory. */
#include "unflushed.h"

#include "event.h"
#include "memory.h"
#include "modules.h"
#include "symbols.h"

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

/* _flags of glibc's FILE (libio.h): every FILE has the magic number, and is being written to where PUTTING is set. */
enum { MAGIC_MASK = 0xffff0000, MAGIC = 0xfbad0000, PUTTING = 0x800 };

/* Where the list of all streams begins; 0: there is none that is known. */
static uint64_t list_of(struct process *process, pid_t tid)
{
    if (!process->modules)
        process->modules = modules_read(tid);
    struct modules *modules = process->modules;
    if (modules->stdio_sought)
        return modules->stdio;
    modules->stdio_sought = true;
    for (size_t i = 0; i < modules->count && !modules->stdio; i++)
        modules->stdio = symbol_address(tid, modules->list[i].start, "_IO_list_all");
    return modules->stdio;
}

struct list {
    struct bytes items;
    uint32_t count;
};

static bool holds_text(const struct _IO_FILE *stream)
{
    return ((unsigned)stream->_flags & MAGIC_MASK) == MAGIC && (stream->_flags & PUTTING) && stream->_fileno >= 0
        && stream->_IO_write_ptr > stream->_IO_write_base;
}

/* Into the payload, and into the memory of both: what they write next to that descriptor is compared with it. */
static void add(struct thread *parent, struct process *child, const struct _IO_FILE *stream, struct list *list)
{
    static uint8_t text[TEXT_LIMIT];
    struct object object;
    size_t length = (size_t)(stream->_IO_write_ptr - stream->_IO_write_base);
    if (!descriptor_object(parent, stream->_fileno, &object))
        return;
    length = memory_read(parent->tid, (uintptr_t)stream->_IO_write_base, text, length < TEXT_LIMIT ? length : TEXT_LIMIT);
    bytes_u32(&list->items, (uint32_t)stream->_fileno);
    object_put(&list->items, &object);
    bytes_str(&list->items, text, length);
    if (list->count < UNFLUSHED) {
        const struct unflushed held = {stream->_fileno, (uint32_t)length, LOOKS};
        parent->process->unflushed[list->count] = held;
        child->unflushed[list->count] = held;
    }
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

static bool read_streams(struct thread *parent, struct process *child, struct list *list)
{
    static struct surroundings around;
    struct _IO_FILE stream;
    uint64_t next, head = list_of(parent->process, parent->tid);
    if (!head)
        return false;
    around.tid = parent->tid;
    look_around(&around, head);
    if (!take(&around, head, &next, sizeof next))
        return false;
    for (size_t i = 0; next && i < STREAMS_LIMIT; i++) {
        if (!take(&around, next, &stream, sizeof stream))
            return false;
        if (holds_text(&stream))
            add(parent, child, &stream, list);
        next = (uintptr_t)stream._chain;
    }
    return true;
}

void stdio_copied(struct thread *parent, struct process *child)
{
    struct list list = {0};
    if (!parent->process->image)
        return;
    for (size_t i = 0; i < UNFLUSHED; i++)
        parent->process->unflushed[i] = child->unflushed[i] = (struct unflushed){0};
    bool known = read_streams(parent, child, &list);
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
