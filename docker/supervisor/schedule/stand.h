/* Where runners come to stand. */
#ifndef STAND_H
#define STAND_H

#include "runners.h"

/* What the tracer asks in a controlled run. */
void stand_begin(void);
void stand_end(void);

/* One that computes, perhaps until another changes memory that they share, is stopped, so that others can go on. */
void stand_where_it_is(struct runner *runner);

#endif
