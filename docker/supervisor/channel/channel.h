/* The channel to the judge: frames as docs/protocol.md describes them. */
#ifndef CHANNEL_H
#define CHANNEL_H

#include "bytes.h"

#include <stdbool.h>
#include <stdint.h>

enum { FRAME_LIMIT = 16 << 20 };

enum answer { HELLO = 1, DONE = 2, FAILED = 3 };

/* Takes over two descriptors; they are closed in every program that is started. */
void channel_open(int in, int out);

/* The descriptor to poll for requests. */
int channel_descriptor(void);

/* Begins a frame; what is added to the returned buffer is its payload, until channel_end. */
struct bytes *channel_begin(uint8_t kind);
void channel_end(void);

/* Number of the last frame that was begun. */
uint32_t channel_number(void);
/* Of all frames until now. */
uint64_t channel_bytes(void);

/* Writes out what has been said so far. Ends the supervisor where nobody listens any more. */
void channel_flush(void);

struct frame {
    uint32_t number;
    uint8_t kind;
    struct reader payload; /* valid until the next channel_next */
};

enum arrival { ARRIVED, NOT_YET, CLOSED_BY_JUDGE };

/*
 * The next request, where a whole one has come. A judge that is waited for in vain, for a quarter of an hour, is gone.
 * Ends the supervisor on a frame that breaks the protocol.
 */
enum arrival channel_next(struct frame *frame, bool wait);

void answer_done(uint32_t request);
void answer_failed(uint32_t request, const char *why);

#endif
