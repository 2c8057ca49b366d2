/* What /proc says of a process that is not stopped (proc(5)). */
#ifndef PROCFS_H
#define PROCFS_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { PROCFS_FILE_BYTES = 4096 };

/* The beginning of /proc/TID/NAME as a text; false where it cannot be read, or is empty. */
bool procfs_read(pid_t tid, const char *name, char text[PROCFS_FILE_BYTES]);

/* The number after "KEY:" at the beginning of a line that is not the first; 0 where there is none. */
uint64_t procfs_kib(const char *text, const char *key);

struct procfs_ids {
    pid_t process, parent; /* 0: gone */
};

struct procfs_ids procfs_ids(pid_t tid);

/* The pids of a process in the namespaces below this one's, the outermost first; how many. */
size_t procfs_inner_pids(pid_t process, pid_t *pids, size_t most);

/* Of a thread, zombies included; how many there are in `children`. */
size_t procfs_children(pid_t process, pid_t tid, pid_t *children, size_t most);

/* The children of all its threads, and theirs, zombies included; how many there are in `descendants`. */
size_t procfs_descendants(pid_t process, pid_t *descendants, size_t most);

/* Whether two processes execute the same file. */
bool procfs_same_executable(pid_t one, pid_t other);

/* Whether a thread has got beyond its exit event; then with its process's wait status. */
bool procfs_is_exiting(pid_t tid, uint32_t *status);
/* The file that a process executes: its path, with " (deleted)" behind it where it has none any more. */
bool procfs_executable(pid_t process, char path[PATH_MAX]);

struct procfs_status {
    char state;              /* 'S', 'R', 'D', 't', … */
    uint64_t pending;        /* signals that are not blocked; bit n - 1 for signal n, here and below */
    uint64_t raised;         /* those that are blocked, too */
    uint64_t ignored, caught, blocked;
    uint64_t context_switches;
};

bool procfs_status(pid_t tid, struct procfs_status *status);

/* The system call that a thread sleeps in. */
struct procfs_call {
    long number;
    uint64_t arguments[6], sp, pc;
};

/* False where it runs, or sleeps outside of any call. */
bool procfs_call(pid_t tid, struct procfs_call *call);

/* Where the next byte goes. */
bool procfs_descriptor_position(pid_t tid, int fd, uint64_t *position);

/* Flags of open(2). */
bool procfs_descriptor_flags(pid_t tid, int fd, unsigned *flags);

/* Of getrlimit(2), by its name in /proc/PID/limits without "Max": "cpu time" (seconds), "file size" (bytes). UINT64_MAX: none. */
bool procfs_soft_limit(pid_t tid, const char *name, uint64_t *soft);

/* The process that a pidfd is of (pidfd_open(2)), 0 where that is gone; false: it is none. */
bool procfs_pidfd(pid_t tid, int fd, pid_t *process);
/* The processor time of a process that has not been reaped, in milliseconds (clock_getcpuclockid(3)); 0 where it is not known. */
uint64_t process_clock_ms(pid_t pid);

/* Of a thread, in nanoseconds: how long it had a processor, and how long it was ready to run and waited for one (schedstat). */
bool procfs_processor(pid_t tid, uint64_t *used, uint64_t *waited);

/* The signals that a signalfd(2) takes. */
bool procfs_signalfd(pid_t tid, int fd, uint64_t *set);

#endif
