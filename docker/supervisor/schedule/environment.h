/* The steps that nobody takes: timers go off, where nobody can go on but those who sleep, or wait, until then or longer. */
#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H

#include "runners.h"

#include <stdbool.h>
#include <stddef.h>

bool environment_is_due(struct runner *const *able, size_t count);
void environment_acts(struct runner *const *able, size_t count);

#endif
