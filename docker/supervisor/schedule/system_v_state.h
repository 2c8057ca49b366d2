/* What System V objects hold, asked of the kernel while every process stands. */
#ifndef SYSTEM_V_STATE_H
#define SYSTEM_V_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/sem.h>

enum outcome { NOT_KNOWN, WOULD_WAIT, GOES_ON };

/* Of semop(2); where it would fail, it goes on. */
enum outcome semaphores_outcome(int set, const struct sembuf *operations, size_t count);
/* Of msgsnd(2), of so many bytes. */
enum outcome queue_outcome_of_sending(int queue, uint64_t bytes);
/* Of msgrcv(2), of any message or of some kind: what kinds there are, the kernel does not tell. */
enum outcome queue_outcome_of_receiving(int queue, bool any);

/* A number that is another one where a semaphore of the set has another value; 0: not known. */
uint64_t semaphores_print(int set);

#endif
