/* Which system calls stop a student's process, and which are refused at once. Both want no_new_privs; -1 and errno on failure. */
#ifndef FILTER_H
#define FILTER_H

/* For a process that is traced, and all that come from it. */
int filter_watch(void);

/* The same in a controlled run, where all calls that others could notice stop it, and those that ask for the time. */
int filter_control(void);

/* For one that is not: what nobody can refuse in its place. */
int filter_refuse(void);

#endif
