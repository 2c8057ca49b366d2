/* Nobody can go on. */
#ifndef STANDSTILL_H
#define STANDSTILL_H

#include "tracer.h"

/* All make their calls, so that the kernel itself says that they wait. */
enum step standstill(void);

#endif
