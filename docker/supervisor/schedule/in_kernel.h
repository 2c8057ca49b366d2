/* What the kernel does with a runner: it sleeps there, it has come out, it was killed. */
#ifndef IN_KERNEL_H
#define IN_KERNEL_H

#include "runners.h"

bool sleeps_in_kernel(const struct runner *runner);
/* The tracer has something to hear of it. */
bool has_news(const struct runner *runner);
/* It is on its way into a call: until it sleeps there, or comes out of it. */
void wait_until_settled(const struct runner *runner);
bool someone_inside_woke(void);
/* One thread's end, or exec, may have ended the others of its process: those leave where they stand by themselves. */
void others_were_killed(const struct runner *runner);

#endif
