/* Reading DWARF's numbers (DWARF 5, 7.6), as bytes.h reads the others: never past the end, whatever the bytes say. */
#ifndef LEB_H
#define LEB_H

#include "bytes.h"

#include <stdint.h>

uint64_t leb_unsigned(struct reader *r);
int64_t leb_signed(struct reader *r);

#endif
