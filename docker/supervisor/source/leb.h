/* Reading DWARF's numbers (DWARF 5, 7.6): never past the end, whatever the bytes say. */
#ifndef LEB_H
#define LEB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct leb_reader {
    const uint8_t *at, *end;
    bool failed;
};

struct leb_reader leb_reader(const uint8_t *bytes, size_t length);
bool leb_more(const struct leb_reader *r);
uint8_t leb_u8(struct leb_reader *r);
uint16_t leb_u16(struct leb_reader *r);
uint32_t leb_u32(struct leb_reader *r);
uint64_t leb_unsigned(struct leb_reader *r);
int64_t leb_signed(struct leb_reader *r);
void leb_skip(struct leb_reader *r, uint64_t bytes);
/* Ended by a zero byte; "" where there is none. */
const char *leb_string(struct leb_reader *r);

#endif
