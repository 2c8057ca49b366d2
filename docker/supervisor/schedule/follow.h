/* Those who are on their way, until they stand before their next step. */
#ifndef FOLLOW_H
#define FOLLOW_H

#include "runners.h"
#include "tracer.h"

/* Each goes on to where it stands next before another does; NULL: nobody. */
struct runner *on_its_way(void);
/* Deals with one thing that happens to it, as tracer_step. */
enum step follow(struct runner *runner, bool wait);

#endif
