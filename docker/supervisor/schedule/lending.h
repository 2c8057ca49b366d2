/* What stands in a student's memory, but for a call. */
#ifndef LENDING_H
#define LENDING_H

#include "runners.h"

/* Writes into memory of the student's until the call returns; then it is put back. At most 256 bytes. */
void runner_lend(struct runner *runner, uint64_t address, const void *bytes, size_t length);
void runner_give_back(struct runner *runner);

#endif
