#ifndef NAMESPACES_H
#define NAMESPACES_H

#include "isolation.h"

/* Leaves the machine's network, IPC objects and host name, as far as it may, and notes what holds and what does not. */
void namespaces_leave(struct isolation *isolation);

#endif
