/* A thread in a ptrace stop: what its registers say, and how it goes on (ptrace(2)). */
#ifndef STOP_H
#define STOP_H

#include "stack.h"
#include "tasks.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/user.h>

/* The registers of the thread that is stopped, read once for each stop; NULL where it was killed meanwhile. */
struct user_regs_struct *stop_registers(struct thread *thread);
/* Forgets them: another stop has come. */
void stop_next(void);
/* Where in the student's own code it is; read once for each stop, too. */
const uint64_t *stop_frames(struct thread *thread, size_t *count);
void stop_set_registers(struct thread *thread);
/* The fourth and fifth arguments. */
void stop_set_r10(struct thread *thread);
uint64_t stop_message(struct thread *thread);

void stop_go_on(struct thread *thread, int signal);
void stop_go_on_to_return(struct thread *thread);
void stop_listen(struct thread *thread);
/* Lets the call that the thread is entering fail, or be skipped, with this result. */
void stop_inject(struct thread *thread, int64_t result);
/* Puts off the call that the thread is entering: it makes it anew, after what signals have to say (handlers, stops, death). */
void stop_put_off(struct thread *thread);
/* Frames are sought, and told, or not: that takes a good part of a stop's time. */
void stop_seek_frames(bool seek);
/* Lets the call that has just returned be made again with the registers as they are set. */
void stop_call_again(struct thread *thread);

#endif
