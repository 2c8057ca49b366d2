/* Runners come, become other programs, and go. */
#ifndef LIFE_H
#define LIFE_H

#include "tasks.h"

void life_created(struct thread *creator, struct thread *thread);
void life_executed(struct thread *thread);
void life_gone(struct thread *thread);

#endif
