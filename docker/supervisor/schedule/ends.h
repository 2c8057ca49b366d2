/* The ends of pipes that a process holds, and lets go. */
#ifndef ENDS_H
#define ENDS_H

#include "runners.h"

/* Touches the pipe of a descriptor that is the process's last one of its end. False: it is none of a pipe, or not the last. */
bool ends_drop(struct runner *runner, int fd, struct touches *touches);
/* The same of all of its descriptors, or of those that an exec closes. */
void ends_drop_all(struct runner *runner, struct touches *touches);
void ends_drop_at_exec(struct runner *runner, struct touches *touches);

#endif
