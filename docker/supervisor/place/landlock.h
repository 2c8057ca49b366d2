#ifndef LANDLOCK_H
#define LANDLOCK_H

#include <stdbool.h>

/* Rules by which a process gives up files and signals for itself and all that it creates: landlock(7). */
struct landlock {
    int rules;           /* open; -1 where the kernel has none */
    bool keeps_signals;  /* whether they also keep it from sending signals to others */
};

/*
 * Rules for a student's program where no root folder of its own can be had: it may read the machine's programs and
 * libraries, and change its work folder, /tmp, /dev/shm and devices that have no memory. All else stays shut.
 */
struct landlock landlock_of(const char *work);

/*
 * Rules for one that has a root folder of its own: it may write in its work folder, /tmp and /dev, where else only /proc
 * would let it: what a process can set there of its own, like who is killed first where memory runs out, is not the
 * student's choice. Returns them open, or -1 where the kernel has none.
 */
int landlock_of_settings(const char *work);

/* Async-signal-safe; wants no_new_privs. Returns 0, or -1 with errno. */
int landlock_obey(int rules);

#endif
