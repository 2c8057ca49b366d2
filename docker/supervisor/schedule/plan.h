/* Who goes on: by the choices that were sent, then by a policy. */
#ifndef PLAN_H
#define PLAN_H

#include "request.h"
#include "runners.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void plan_begin(const struct schedule *schedule);
/* For one that has just been created. */
void plan_draw_priority(struct runner *runner);
/* Among those that can go on, of whom there is at least one; NULL: it was to be somebody who cannot. */
struct runner *plan_next(struct runner *const *able, size_t count);
uint32_t plan_steps(void);
/* The environment makes a step of its own. */
bool plan_environment(void);
/* The next step is one of those that were sent. */
bool plan_prescribes(void);
/* Whom it is to be; 0: the environment, or nobody in particular. */
uint32_t plan_wanted(void);
bool plan_over(void);

#endif
