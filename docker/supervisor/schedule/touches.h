/* What a step touches of what processes share, as docs/protocol.md lists it. */
#ifndef TOUCHES_H
#define TOUCHES_H

#include "bytes.h"

#include <stddef.h>
#include <stdint.h>

enum subject {
    ANYTHING, A_PIPE, A_FILE, AN_OFFSET, A_NAME, AN_OUTPUT, A_PROCESS, ITS_SIGNALS, A_GROUP, A_LOCK, AN_IPC_OBJECT, MEMORY
};

enum access {
    LOOK = 1, CHANGE, PUT_BYTES, TAKE_BYTES, END, BROKEN, ADD, DROP_WRITER, DROP_READER, EXIT, RELEASE, WAIT, STATE, ORPHAN, IMAGE, SEND,
    CATCH, SET, HOLD, ADOPTED
};

struct touch {
    uint8_t subject, access;
    uint32_t id, there, asked;
};

enum { TOUCHES = 64 };

/* Where there are more than that, the last one is of anything. */
struct touches {
    size_t count;
    struct touch list[TOUCHES];
};

void touches_clear(struct touches *touches);
void touch(struct touches *touches, enum subject subject, uint32_t id, enum access access);
void touch_bytes(struct touches *touches, uint32_t id, enum access access, uint64_t there, uint64_t asked);
void touches_put(struct bytes *payload, const struct touches *touches);

/* The number of what the kernel, or the student, knows by this key: they count up as they come. */
uint32_t touched_id(enum subject subject, uint64_t key);
/* The key of a name. */
uint64_t touched_name(const char *name);

/* Nanoseconds of virtual time at which it was last touched. */
uint64_t touched_at(enum subject subject, uint32_t id);
void touched_now(enum subject subject, uint32_t id, uint64_t time);

void touched_clear(void);

#endif
