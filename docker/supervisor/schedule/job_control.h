/* A signal stops a runner, and another one lets it go on: its parent is told. */
#ifndef JOB_CONTROL_H
#define JOB_CONTROL_H

#include "runners.h"

void job_stopped(struct thread *thread);
void job_continued(struct runner *runner);

#endif
