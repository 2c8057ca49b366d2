/* Memory that was asked for and not to be had, as ALLOCATION_FAILED says it. */
#ifndef ALLOCATION_H
#define ALLOCATION_H

#include "bytes.h"

#include <stdint.h>

enum wanted { A_BLOCK = 1, A_STACK, BEYOND_ALL, STATIC_DATA };

/* A limit of its own that a process has and may have met: those of setrlimit(2) that count what is reserved. */
enum own_limit_kind { NO_LIMIT, ADDRESS_SPACE, DATA };

struct own_limit {
    uint8_t which;
    uint64_t bytes;
};

/* Fills in the payload, and ends the event. */
void allocation_failed(struct bytes *payload, enum wanted what, uint64_t bytes, int error, struct own_limit limit);

#endif
