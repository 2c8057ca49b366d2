#ifndef ISOLATE_H
#define ISOLATE_H

#include "failure.h"
#include "isolation.h"

#include <stdbool.h>

/*
 * Enters a sandbox of this machine's making. Returns true in a new process, which is init of the sandbox (or, without a
 * process namespace, its subreaper), has a session of its own, the work folder as its current one, and the caller's
 * descriptors. The calling process never returns: it waits for the new one, hands on its exit status (128+n for a
 * signal), and puts the machine back as it was. Each ends when the other does, however it ends.
 *
 * Nothing that this machine does not allow makes it fail; it is listed under weaknesses. Returns false, in whichever
 * process still holds the descriptors, only where not even a folder could be made: to be reported, then exit.
 *
 * To be called before anything else: single-threaded, without children. Descriptors above 2 should be close-on-exec.
 */
bool isolate_enter(const struct isolation_options *options, struct isolation *isolation, struct failure *failure);

#endif
