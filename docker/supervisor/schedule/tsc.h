/* The processor's time stamp counter: in a controlled run RDTSC and RDTSCP fault (PR_SET_TSC of prctl(2)), and tell the virtual time. */
#ifndef TSC_H
#define TSC_H

#include "tasks.h"

#include <stdbool.h>

/* Of the process that is to execute the program; inherited, and kept by execve(2). Where it cannot be had, the counter is the machine's. */
void tsc_faults(void);
/* A SIGSEGV that came of such an instruction: it is answered, and the thread is to go on behind it, without the signal. */
bool tsc_answered(struct thread *thread, int signal);

#endif
