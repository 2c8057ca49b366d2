/* A run that is not traced, as the build's: only its first process's end is told. */
#ifndef PLAIN_H
#define PLAIN_H

#include "tracer.h"

void plain_start(pid_t pid);
enum step plain_step(bool wait);

#endif
