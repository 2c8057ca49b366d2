/* Signals on their way to a process. */
#ifndef SIGNALS_H
#define SIGNALS_H

#include "procfs.h"
#include "tasks.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

/* Those that a program has a use for: sigaction(2) is looked at for these alone, since posix_spawn(3) sets all 64. */
#define WATCHED_SIGNALS SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGFPE, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, \
                        SIGCHLD, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU

/* A signal is about to be delivered: says so; what to hand on. */
int signals_delivered(struct thread *thread, int signal);

/*
 * A traced process is woken by signals that it ignores, which no other process is: where one of them has cut its call
 * short, the call is to be made again, or for what is left of it, and true is returned.
 */
bool signals_cut_short(struct thread *thread, int64_t result);

/* The result of a call with the parts that had gone through before it was made again. */
int64_t signals_whole_result(struct thread *thread, int64_t result);

/* A result that no program sees: the kernel makes the call again, or lets it fail with EINTR if a handler runs. */
bool signals_interrupted(int64_t result);

/* Whether a signal is pending that would end a sleep of a process that nobody watches. */
bool signals_would_wake(const struct procfs_status *status);

#endif
