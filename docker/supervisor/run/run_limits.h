/* The limits that the supervisor itself keeps, exactly; the others are the kernel's (setrlimit(2), cgroups). */
#ifndef RUN_LIMITS_H
#define RUN_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

void limits_begin(uint32_t processes, uint64_t output);

/* Asked before a process is made; once it was true, limit_broken says so. */
bool limit_processes_reached(void);

/* Of `length` bytes of output, how many are still within the limit. */
uint64_t limit_output(uint64_t length);

/* A limit was broken: "processes", "output", "events"; the run is to be ended. The first one counts. */
void limit_break(const char *which);
/* The kernel has dealt with it: "cpu", "file", "memory"; the run goes on. */
void limit_note(const char *which);
bool limit_ends_run(void);

/* NULL: none was. */
const char *limit_broken(void);

#endif
