#include "leb.h"

/* The groups of seven bits; how many bits they were, and the last byte. */
static uint64_t groups(struct reader *r, unsigned *bits, uint8_t *last)
{
    uint64_t value = 0;
    *bits = 0;
    do {
        *last = read_u8(r);
        if (*bits < 64)
            value |= (uint64_t)(*last & 0x7f) << *bits;
        *bits += 7;
    } while ((*last & 0x80) && reader_has_more(r));
    return value;
}

uint64_t leb_unsigned(struct reader *r)
{
    unsigned bits;
    uint8_t last;
    return groups(r, &bits, &last);
}

int64_t leb_signed(struct reader *r)
{
    unsigned bits;
    uint8_t last;
    uint64_t value = groups(r, &bits, &last);
    if ((last & 0x40) && bits < 64)
        value |= ~(uint64_t)0 << bits;
    return (int64_t)value;
}
