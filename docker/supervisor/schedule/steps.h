/* What is told of steps, and what holds of the one under way. */
#ifndef STEPS_H
#define STEPS_H

#include "runners.h"

#include <stddef.h>

void steps_none(void);
void say_step(uint32_t who, enum what what, struct runner *runner, struct runner *const *able, size_t count);
/* What one that cannot go on is about to do. */
void say_pending(struct runner *runner);
void steps_begin(struct runner *runner, const struct touches *touches);
/* The step under way, if there is one, is over. */
void steps_end(void);
/* How many were in vain since the last that was not, those aside that took time. */
unsigned steps_in_vain(void);
/* The last step that was no part of a loop that changes nothing. */
uint32_t steps_changed_at(void);

#endif
