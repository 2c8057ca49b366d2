#ifndef IMAGE_START_H
#define IMAGE_START_H

#include "tasks.h"

/*
 * An image that has just been executed finds no vDSO, so that its questions after the time are calls, and the same random
 * bytes in every run (AT_SYSINFO_EHDR and AT_RANDOM of getauxval(3)).
 */
void image_start_repeatable(struct thread *thread);

#endif
