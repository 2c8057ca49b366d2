#ifndef SANDBOXED_H
#define SANDBOXED_H

#include "isolation.h"

#include <stdbool.h>
#include <sys/types.h>

extern struct isolation_options options; /* of the sandboxes to be started */
extern struct isolation isolation;       /* in the sandbox: what it is like */
extern struct failure failure;

/* Machines: what one has to do to make this one like them. */
void as_it_is(void);
void without_right_to_namespaces(void);
void without_pid_namespaces(void);
void without_mount_namespaces(void);
void without_net_ipc_and_uts_namespaces(void);
void without_anything(void);

enum { MACHINE_COUNT = 6 };
extern void (*const MACHINES[MACHINE_COUNT])(void);

/* Whether user namespaces, by which they are made, and others in them are allowed here. */
bool machines_can_be_made(void);

/* Starts a sandbox in a child, on such a machine; act is what its first process does. */
pid_t start(void (*make_poorer)(void), void (*act)(void));

/* The wait status. */
int end_of(pid_t child);

/* The same, and holds that it exits with 0. */
void in_sandbox(void (*make_poorer)(void), void (*act)(void));

/* In the sandbox: the wait status of a student who does this. */
int as_student(void (*act)(void));

bool has(const char *part);
bool is_said(const char *words);
bool is_root(void);

/* Holds that nothing is to be seen that does not belong to a sandbox. */
void look_around(void);

/* Does nothing, and takes no notice of whoever asks to end. */
void wait_for_ever(void);

/* A student compiles a program and runs it. */
void compile(void);

/* Whether the last sandbox that was started has left no folder of its own on the machine. */
bool private_folder_is_gone(void);

#endif
