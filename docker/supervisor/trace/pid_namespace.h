/*
 * PID namespaces that a run makes of its own, where it may: who is in which, and by what numbers its processes know each
 * other. A namespace is named by its init's id; 0 is the one that the run began in.
 */
#ifndef PID_NAMESPACE_H
#define PID_NAMESPACE_H

#include "tasks.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Whether the run's processes may make user and PID namespaces. */
void pid_namespaces_begin(bool allowed);

/* Whether a process may do this, by flags of clone(2) or unshare(2). */
bool pid_namespaces_allow(const struct process *process, uint64_t flags);

/* Once it has been created; nothing is known of it before. */
void pid_namespace_entered(struct process *child, struct process *creator);

/* Whom a process means by a pid, zombies included; NULL: nobody that it could see. */
struct process *process_known_as(const struct process *viewer, pid_t pid);

/* The last one whom it could have meant. */
struct process *process_last_known_as(const struct process *viewer, pid_t pid);

/* Its number for the supervisor, of a process or a process group (pid_namespaces(7)); the same where nobody is known by it. */
pid_t pid_outside(const struct process *viewer, pid_t pid);

/*
 * The end of an init is the end of all in its namespace: the kernel ends and reaps them, and nobody has to wait for them.
 * Does nothing for any other process.
 */
void pid_namespace_ends(const struct process *init);

/* Whether a process takes no notice of a signal that it has no handler for, because it is an init. */
bool pid_namespace_spares(const struct process *process, int signal);

/* They are gone when it is. */
void pid_namespace_gone(const struct process *init);

/* Whether its init has ended, so that nobody in it is given another parent. */
bool pid_namespace_is_ending(const struct process *process);

#endif
