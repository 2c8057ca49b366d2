#include "bytes.h"

#include "fail.h"

#include <stdlib.h>
#include <string.h>

void bytes_reserve(struct bytes *b, size_t more)
{
    if (b->capacity - b->length >= more)
        return;
    size_t capacity = b->capacity ? b->capacity : 256;
    while (capacity - b->length < more)
        capacity *= 2;
    uint8_t *data = realloc(b->data, capacity);
    if (!data)
        fail("out of memory");
    b->data = data;
    b->capacity = capacity;
}

void bytes_add(struct bytes *b, const void *data, size_t length)
{
    if (length == 0)
        return;
    bytes_reserve(b, length);
    memcpy(b->data + b->length, data, length);
    b->length += length;
}

void bytes_u8(struct bytes *b, uint8_t value)
{
    bytes_add(b, &value, sizeof value);
}

/* x86-64 is little-endian, as the protocol is. */
void bytes_u32(struct bytes *b, uint32_t value)
{
    bytes_add(b, &value, sizeof value);
}

void bytes_u64(struct bytes *b, uint64_t value)
{
    bytes_add(b, &value, sizeof value);
}

void bytes_str(struct bytes *b, const void *data, size_t length)
{
    bytes_u32(b, (uint32_t)length);
    bytes_add(b, data, length);
}

void bytes_cstr(struct bytes *b, const char *text)
{
    bytes_str(b, text, strlen(text));
}

void bytes_set_u32(struct bytes *b, size_t at, uint32_t value)
{
    memcpy(b->data + at, &value, sizeof value);
}

void bytes_drop(struct bytes *b, size_t count)
{
    if (count == 0)
        return;
    memmove(b->data, b->data + count, b->length - count);
    b->length -= count;
}

void bytes_free(struct bytes *b)
{
    free(b->data);
    *b = (struct bytes){0};
}

struct reader reader_of(const uint8_t *data, size_t length)
{
    return (struct reader){.data = data, .left = length};
}

bool reader_has_more(const struct reader *r)
{
    return !r->failed && r->left > 0;
}

static bool take(struct reader *r, void *value, size_t size)
{
    memset(value, 0, size);
    if (r->failed || r->left < size) {
        r->failed = true;
        return false;
    }
    memcpy(value, r->data, size);
    r->data += size;
    r->left -= size;
    return true;
}

uint8_t read_u8(struct reader *r)
{
    uint8_t value;
    take(r, &value, sizeof value);
    return value;
}

uint16_t read_u16(struct reader *r)
{
    uint16_t value;
    take(r, &value, sizeof value);
    return value;
}

uint32_t read_u32(struct reader *r)
{
    uint32_t value;
    take(r, &value, sizeof value);
    return value;
}

uint64_t read_u64(struct reader *r)
{
    uint64_t value;
    take(r, &value, sizeof value);
    return value;
}

void read_skip(struct reader *r, uint64_t bytes)
{
    if (r->failed || r->left < bytes) {
        r->failed = true;
        return;
    }
    r->data += bytes;
    r->left -= bytes;
}

const uint8_t *read_str(struct reader *r, size_t *length)
{
    *length = read_u32(r);
    if (r->failed || r->left < *length) {
        r->failed = true;
        *length = 0;
        return (const uint8_t *)"";
    }
    const uint8_t *text = r->data;
    r->data += *length;
    r->left -= *length;
    return text;
}

const char *read_cstr(struct reader *r)
{
    const uint8_t *end = r->failed ? NULL : memchr(r->data, '\0', r->left);
    if (!end) {
        r->failed = true;
        return "";
    }
    const char *text = (const char *)r->data;
    read_skip(r, (uint64_t)(end + 1 - r->data));
    return text;
}
