/* Events: what the supervisor tells the judge of a run. */
#ifndef EVENT_H
#define EVENT_H

#include "bytes.h"
#include "stack.h"
#include "tasks.h"

#include <stdint.h>

enum event {
    STARTED = 16, CREATED, THREAD_STARTED, THREAD_ENDED, EXECUTED, EXEC_FAILED, ENDED, COLLECTED, ORPHANED, WAITED, BEGAN,
    READ, WROTE, OPENED, OPEN_FAILED, CLOSED, DESCRIPTORS, SIGNAL_SENT, SIGNAL_DELIVERED, STOPPED, CONTINUED, DISPOSITION,
    CALLED, IPC_MADE, IPC_REMOVED, LEFT, BLOCKED, REFUSED, FILE_COLLECTED, RUN_ENDED, OUTPUT, SWEEP, BUFFERED, AWAITS, MEMORY_EXCEEDED,
    ALLOCATION_FAILED, DISCARDED,
    STEP = 64, TOUCHED, PENDING, UNCONTROLLED
};

enum moment { AT_IMAGE_START = 1, AT_EXIT = 2, WHEN_BLOCKED = 3 };

/* The run's time begins. */
void events_begin(void);
uint64_t events_time(void);
uint32_t events_count(void);
uint64_t events_bytes(void);

/* The payload of an event; event_end ends it. */
struct bytes *event_of_run(enum event kind);
struct bytes *event_of_process(enum event kind, const struct process *process);
/* With the place in the source where the thread, which is stopped, is now. */
struct bytes *event_here(enum event kind, struct thread *thread);
struct bytes *event_at(enum event kind, const struct process *process, pid_t tid, const uint64_t *frames, size_t count);
void event_end(void);

/* The table of open descriptors of the thread's process. */
void event_descriptors(struct thread *thread, enum moment moment);

#endif
