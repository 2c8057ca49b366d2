#ifndef PROCLAB_WRITE_WHOLE_H
#define PROCLAB_WRITE_WHOLE_H

#include <stdbool.h>
#include <stdint.h>

/* Writes all of it, however many calls that takes. False with errno where it cannot. */
bool write_whole(int file, const void *content, uint64_t length);

#endif
