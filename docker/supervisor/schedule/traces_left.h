/* Whether a controlled run may have left something behind: files that came or changed, objects that outlive processes. */
#ifndef TRACES_LEFT_H
#define TRACES_LEFT_H

#include "runners.h"

#include <stdbool.h>

void traces_none(void);
/* A call is about to be made. */
void traces_of_call(struct runner *runner, long number, const uint64_t arguments[6]);
bool traces_left(void);

#endif
