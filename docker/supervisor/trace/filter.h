/* Which system calls stop a student's process, and which are refused at once. Both want no_new_privs; -1 and errno on failure. */
#ifndef FILTER_H
#define FILTER_H

/* What a stop says of an entry that is not one of x86-64 (PTRACE_GETEVENTMSG): its number means another call. */
enum { ENTRY_I386 = 0x3286, ENTRY_X32 = 0x3232 };

/* For a process that is traced, and all that come from it. */
int filter_watch(void);

/* The same in a controlled run, where all calls that others could notice stop it, and those that ask for the time. */
int filter_control(void);

/* For one that is not: what nobody can refuse in its place. */
int filter_refuse(void);

#endif
