/* A controlled run: one runner at a time takes a step, from one visible call to the next. */
#ifndef TURN_H
#define TURN_H

#include "request.h"
#include "tracer.h"

#include <stdint.h>

/* `grace`: nanoseconds of virtual time that others may live on when the first process has ended. */
void turn_begin(const struct schedule *schedule, uint64_t grace);
/* The first process, which has been seized. */
void turn_first(struct thread *thread);
/* Deals with one thing that happened, or begins the next step. As tracer_step. */
enum step turn_step(bool wait);
/* For a while nothing has happened: somebody may sleep in a call of which that was not known. */
void turn_look(void);
/* The course is over: says who was waiting for what. */
void turn_over(void);
void turn_clear(void);

#endif
