/* The limits that the supervisor itself keeps, exactly; the others are the kernel's (setrlimit(2), cgroups). */
#ifndef RUN_LIMITS_H
#define RUN_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

/* 0: no limit. */
void limits_begin(uint32_t processes, uint64_t output, uint32_t cpu_s, uint64_t file);

/* Asked before a process is made; once it was true, limit_broken says so. */
bool limit_processes_reached(void);

/* Of `length` bytes of output, how many are still within the limit. */
uint64_t limit_output(uint64_t length);

/* A limit was broken: "processes", "output", "events"; the run is to be ended. The first one counts. */
void limit_break(const char *which);
/* The kernel has dealt with it: "cpu", "file", "memory"; the run goes on. */
void limit_note(const char *which);
/* A process has come to the soft limit that it has; a lower one than the run's is its own affair (setrlimit(2)). */
void limit_met_cpu(uint64_t seconds);
void limit_met_file(uint64_t bytes);
bool limit_ends_run(void);

/* NULL: none was. */
const char *limit_broken(void);

#endif
