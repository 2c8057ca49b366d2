/* Bytes on their way in or out: a buffer that grows, and a reader that never reads past its end. */
#ifndef BYTES_H
#define BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes {
    uint8_t *data;
    size_t length;
    size_t capacity;
};

/* Makes room for `more` further bytes; ends the process where there is no memory. */
void bytes_reserve(struct bytes *b, size_t more);
void bytes_add(struct bytes *b, const void *data, size_t length);
void bytes_u8(struct bytes *b, uint8_t value);
void bytes_u32(struct bytes *b, uint32_t value);
void bytes_u64(struct bytes *b, uint64_t value);
/* u32 length and the bytes. */
void bytes_str(struct bytes *b, const void *data, size_t length);
void bytes_cstr(struct bytes *b, const char *text);
/* Overwrites four bytes that are there already. */
void bytes_set_u32(struct bytes *b, size_t at, uint32_t value);
/* Drops the first `count` bytes. */
void bytes_drop(struct bytes *b, size_t count);
void bytes_free(struct bytes *b);

/* Once it has failed, everything read from it is zero or empty. */
struct reader {
    const uint8_t *data;
    size_t left;
    bool failed;
};

struct reader reader_of(const uint8_t *data, size_t length);
bool reader_has_more(const struct reader *r);
uint8_t read_u8(struct reader *r);
uint16_t read_u16(struct reader *r);
uint32_t read_u32(struct reader *r);
uint64_t read_u64(struct reader *r);
void read_skip(struct reader *r, uint64_t bytes);
/* The string where it lies, not ended by a zero byte. */
const uint8_t *read_str(struct reader *r, size_t *length);
/* One that is ended by a zero byte; "" where there is none. */
const char *read_cstr(struct reader *r);

#endif
