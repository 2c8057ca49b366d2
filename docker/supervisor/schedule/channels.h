/* What the kernel says of a descriptor of a process that stands: whether a read or a write of it would wait. */
#ifndef CHANNELS_H
#define CHANNELS_H

#include "runners.h"

#include <stdbool.h>
#include <stdint.h>

struct channel_state {
    bool readable, writable, hung_up, broken, nonblocking, regular;
    uint64_t bytes, room;
};

/* False where it is not open. */
bool channel_state(struct runner *runner, int fd, struct channel_state *state);

/* poll(2), of that descriptor alone: events that are there. */
short channel_poll(struct runner *runner, int fd, short events);

/* Sets the flags of the open file to block or not; false where it is not open. */
bool channel_set_nonblocking(struct runner *runner, int fd, bool nonblocking);

#endif
