/* The steps that nobody takes: timers go off, and limited waits run out. */
#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H

#include <stdbool.h>

bool environment_is_due(void);
/* Whatever is due first. */
void environment_acts(void);

#endif
