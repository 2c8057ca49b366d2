#ifndef SYSTEM_V_H
#define SYSTEM_V_H

#include <stdbool.h>
#include <sys/types.h>

enum system_v_kind { SYSTEM_V_MEMORY = 1, SYSTEM_V_SEMAPHORES = 2, SYSTEM_V_QUEUE = 3 };

typedef bool system_v_found(void *context, enum system_v_kind kind, int id);

/*
 * Every object of this IPC namespace that the user has created, by kind, then in the kernel's order; to whom it belongs
 * now is of no interest. The function returns false to end it. False: it did, or /proc/sysvipc cannot be read (errno).
 */
bool system_v_objects(uid_t creator, system_v_found *found, void *context);

int system_v_remove(enum system_v_kind kind, int id);

#endif
