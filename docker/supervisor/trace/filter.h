/* Which system calls stop a student's process, and which are refused at once. */
#ifndef FILTER_H
#define FILTER_H

/* Installs the seccomp filter for this process and all that come from it; needs no_new_privs. -1 and errno on failure. */
int filter_install(void);

#endif
