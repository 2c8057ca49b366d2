#include "touches.h"

#include "fail.h"

#include <stdlib.h>
#include <string.h>

enum { SUBJECTS = MEMORY + 1 };

struct known {
    uint64_t key, time;
};

/* Of each subject the keys by id - 1. A run touches a few dozen. */
static struct {
    struct known *list;
    size_t count, capacity;
} known[SUBJECTS];

void touches_clear(struct touches *touches)
{
    touches->count = 0;
}

static void add(struct touches *touches, struct touch touch)
{
    for (size_t i = 0; i < touches->count; i++)
        if (memcmp(&touches->list[i], &touch, sizeof touch) == 0)
            return;
    if (touches->count == TOUCHES)
        touches->list[TOUCHES - 1] = (struct touch){.subject = ANYTHING, .access = CHANGE};
    else
        touches->list[touches->count++] = touch;
}

void touch(struct touches *touches, enum subject subject, uint32_t id, enum access access)
{
    add(touches, (struct touch){.subject = (uint8_t)subject, .access = (uint8_t)access, .id = id});
}

static uint32_t clamped(uint64_t bytes)
{
    return bytes > UINT32_MAX ? UINT32_MAX : (uint32_t)bytes;
}

void touch_bytes(struct touches *touches, uint32_t id, enum access access, uint64_t there, uint64_t asked)
{
    add(touches, (struct touch){.subject = A_PIPE, .access = (uint8_t)access, .id = id, .there = clamped(there), .asked = clamped(asked)});
}

void touches_put(struct bytes *payload, const struct touches *touches)
{
    bytes_u32(payload, (uint32_t)touches->count);
    for (size_t i = 0; i < touches->count; i++) {
        const struct touch *t = &touches->list[i];
        bytes_u8(payload, t->subject);
        bytes_u32(payload, t->id);
        bytes_u8(payload, t->access);
        bytes_u32(payload, t->there);
        bytes_u32(payload, t->asked);
    }
}

static struct known *added(enum subject subject, uint64_t key)
{
    if (known[subject].count == known[subject].capacity) {
        known[subject].capacity = known[subject].capacity ? known[subject].capacity * 2 : 16;
        known[subject].list = realloc(known[subject].list, known[subject].capacity * sizeof(struct known));
        if (!known[subject].list)
            fail("out of memory");
    }
    struct known *one = &known[subject].list[known[subject].count++];
    *one = (struct known){.key = key};
    return one;
}

uint32_t touched_id(enum subject subject, uint64_t key)
{
    for (size_t i = 0; i < known[subject].count; i++)
        if (known[subject].list[i].key == key)
            return (uint32_t)i + 1;
    added(subject, key);
    return (uint32_t)known[subject].count;
}

/* FNV-1a, of 64 bits. */
uint64_t touched_name(const char *name)
{
    uint64_t hash = 0xcbf29ce484222325;
    for (; *name; name++)
        hash = (hash ^ (uint8_t)*name) * 0x100000001b3;
    return hash;
}

/* Processes have no keys: their ids are their numbers. */
static struct known *of(enum subject subject, uint32_t id)
{
    while (known[subject].count < id)
        added(subject, known[subject].count + 1);
    return id ? &known[subject].list[id - 1] : NULL;
}

uint64_t touched_at(enum subject subject, uint32_t id)
{
    const struct known *one = of(subject, id);
    return one ? one->time : 0;
}

void touched_now(enum subject subject, uint32_t id, uint64_t time)
{
    struct known *one = of(subject, id);
    if (one && one->time < time)
        one->time = time;
}

void touched_clear(void)
{
    for (int i = 0; i < SUBJECTS; i++)
        free(known[i].list);
    memset(known, 0, sizeof known);
}
