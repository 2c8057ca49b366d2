#include "leb.h"

#include <string.h>

struct leb_reader leb_reader(const uint8_t *bytes, size_t length)
{
    return (struct leb_reader){.at = bytes, .end = bytes + length};
}

bool leb_more(const struct leb_reader *r)
{
    return !r->failed && r->at < r->end;
}

static bool take(struct leb_reader *r, void *value, size_t size)
{
    memset(value, 0, size);
    if (r->failed || (size_t)(r->end - r->at) < size) {
        r->failed = true;
        return false;
    }
    memcpy(value, r->at, size);
    r->at += size;
    return true;
}

uint8_t leb_u8(struct leb_reader *r)
{
    uint8_t value;
    take(r, &value, sizeof value);
    return value;
}

uint16_t leb_u16(struct leb_reader *r)
{
    uint16_t value;
    take(r, &value, sizeof value);
    return value;
}

uint32_t leb_u32(struct leb_reader *r)
{
    uint32_t value;
    take(r, &value, sizeof value);
    return value;
}

/* The groups of seven bits; how many bits they were, and the last byte. */
static uint64_t groups(struct leb_reader *r, unsigned *bits, uint8_t *last)
{
    uint64_t value = 0;
    *bits = 0;
    do {
        *last = leb_u8(r);
        if (*bits < 64)
            value |= (uint64_t)(*last & 0x7f) << *bits;
        *bits += 7;
    } while ((*last & 0x80) && leb_more(r));
    return value;
}

uint64_t leb_unsigned(struct leb_reader *r)
{
    unsigned bits;
    uint8_t last;
    return groups(r, &bits, &last);
}

int64_t leb_signed(struct leb_reader *r)
{
    unsigned bits;
    uint8_t last;
    uint64_t value = groups(r, &bits, &last);
    if ((last & 0x40) && bits < 64)
        value |= ~(uint64_t)0 << bits;
    return (int64_t)value;
}

void leb_skip(struct leb_reader *r, uint64_t bytes)
{
    if (r->failed || (uint64_t)(r->end - r->at) < bytes)
        r->failed = true;
    else
        r->at += bytes;
}

const char *leb_string(struct leb_reader *r)
{
    const uint8_t *end = r->failed ? NULL : memchr(r->at, '\0', (size_t)(r->end - r->at));
    if (!end) {
        r->failed = true;
        return "";
    }
    const char *text = (const char *)r->at;
    r->at = end + 1;
    return text;
}
