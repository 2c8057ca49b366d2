/* What becomes of processes: how they are made, what they execute, how they end, who gets them then. */
#ifndef FATES_H
#define FATES_H

#include "tasks.h"

#include <sys/resource.h>

/* `event` is the PTRACE_EVENT that told it. */
void fates_created(struct thread *creator, pid_t pid, int event);
void fates_executed(struct thread *thread);
/* The last thread begins to exit: descriptors and memory are still there. */
void fates_ended(struct thread *thread, uint32_t status);
void fates_thread_ended(struct thread *thread);
/* It is a zombie now, or gone. */
void fates_collected(struct process *process, uint32_t status, const struct rusage *usage);
void fates_stopped(struct process *process, int signal);
void fates_continued(struct process *process);
/* A wait tells its parent of it, which may be before the tracer is told. */
void fates_stop_waited(struct process *process, int signal);
/* Lets the call that the thread is entering fail. `number`: as REFUSED says it. */
void fates_refused(struct thread *thread, uint32_t number, int error);
/* With which errno a call that may not be made fails. */
int fates_refusal_error(const struct thread *thread);
/* The child whose creator is killed before it could tell of it; 0: there is none. To be asked while the creator exits. */
pid_t fates_untold_child(const struct thread *creator);
/* One that came to light later: who its creator was is not known any more, if that has gone. */
void fates_adopt(pid_t tid);

#endif
