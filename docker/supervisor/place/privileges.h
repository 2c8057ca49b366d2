#ifndef PRIVILEGES_H
#define PRIVILEGES_H

#include <stdbool.h>
#include <stdint.h>

#define PRIVILEGE(capability) (UINT64_C(1) << (capability))

/* Whether the calling process may use the capability (CAP_… of linux/capability.h) now. */
bool privileges_has(int capability);

/*
 * Gives up every capability that is not in the mask, for good: nothing that is executed later gets one back.
 * Async-signal-safe. Returns 0, or -1 with errno.
 */
int privileges_keep(uint64_t mask);

#endif
