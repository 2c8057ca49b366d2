/* What a blocked thread waits for, where its call says that in memory, or the kernel knows who holds it. */
#ifndef AWAITS_H
#define AWAITS_H

#include "procfs.h"
#include "tasks.h"

#include <stdbool.h>

/* What the call is about that has no descriptor: the FIFO that it opens, the file that a futex lies in. */
bool awaits_object(struct thread *thread, const struct procfs_call *call, struct object *object);

/* Says AWAITS, where there is anything to say. */
void awaits_say(struct thread *thread, const struct procfs_call *call);

#endif
