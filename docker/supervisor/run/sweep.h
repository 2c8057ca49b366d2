/* The end of everything that a run has left. */
#ifndef SWEEP_H
#define SWEEP_H

#include "tracer.h"

/* Kills every process of the student's, and returns when the last one is gone. `step` is the one that the run was followed with. */
void sweep(enum step (*step)(bool wait));

#endif
