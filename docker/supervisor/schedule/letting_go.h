/*
 * An exit, an exec and close_range(2) close descriptors one by one, and another process may go on in between: the last ones first, since the kernel puts
 * them off as task work, which is done last in, first out (fput() and task_work_run(); do_exit() comes to exit_notify() after that). Where somebody could notice, the supervisor holds copies of all ends but the first, and closes
 * each as a step of its own; the zombie comes after them.
 */
#ifndef LETTING_GO_H
#define LETTING_GO_H

#include "runners.h"

/* Before a step that may close several descriptors: takes the copies, and takes what they hold back out of the step's touches. */
void letting_go_plan(struct runner *runner);
/* The exec has failed: nothing was closed. */
void letting_go_off(struct runner *runner);
bool lets_go_later(const struct runner *runner);
/* The next end that it lets go. */
void outlook_letting_go(const struct runner *runner, struct outlook *outlook);
int letting_go_descriptor(const struct runner *runner);
void let_next_go(struct runner *runner);

#endif
