/*
 * clone3(2), made as clone(2). Its flags lie in memory, where another thread or process could change them after they
 * were looked at. The supervisor copies them once and puts them into registers, which nobody else can reach; the kernel
 * never reads that memory.
 */
#ifndef CLONE3_H
#define CLONE3_H

#include "tasks.h"

/*
 * The thread is at the entry of a call. Where that is clone3: 0 if it calls clone now; EINVAL, E2BIG or EFAULT as the
 * kernel would say; ENOSYS where clone(2) cannot do what is asked for; EPERM where it may not be done. 0 for other calls.
 */
int clone3_made_as_clone(struct thread *thread);

/*
 * At a later stop: the registers are as the caller left them, and the call is clone3 again. To be called before the caller
 * goes on to anything else, and at the first stop of its child, which begins with a copy of the registers.
 */
void clone3_put_back(struct thread *thread);

#endif
