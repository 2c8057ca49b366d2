/* Calls that no student's program may make, whatever their arguments, and the error with which they fail. */
#ifndef REFUSED_H
#define REFUSED_H

#include <stddef.h>
#include <stdint.h>

struct refused_call {
    uint16_t number, error;
};

/* Those that need no look: where nobody watches, the filter answers them itself. */
extern const struct refused_call refused_calls[];
extern const size_t refused_call_count;

/* The calls of other ABIs, in REFUSED: their own numbers with one of these bits. */
enum { REFUSED_X32 = 0x40000000 };
#define REFUSED_I386 0x80000000u

/* errno for a call that is refused; EPERM where no other was chosen. */
int refused_error(long number);

#endif
