/* The calls that another process could notice, or that could notice another: each is a step of a controlled run. */
#ifndef VISIBLE_H
#define VISIBLE_H

#include "runners.h"

#include <stddef.h>
#include <stdint.h>

struct visible {
    uint16_t number;
    /* False: with these arguments nobody could notice. NULL: always a step. */
    bool (*is_step)(struct runner *runner);
    /* Asked before each choice while the runner stands before it. It need not set what is zero. */
    void (*outlook)(struct runner *runner, struct outlook *outlook);
    /* NULL: the call is made as it stands. */
    void (*start)(struct runner *runner);
    /* Of a step whose result says that it found nothing; NULL: it always finds something. */
    bool (*in_vain)(const struct runner *runner, int64_t result);
    /* NULL: nothing more is to be done. */
    void (*returned)(struct runner *runner, int64_t result);
    bool is_exit;
};

extern const struct visible visible_calls[];
extern const size_t visible_call_count;

/* NULL: none. */
const struct visible *visible_call(long number);

/* Calls that are answered at once, by virtual time or a seeded stream, and are no steps. */
extern const uint16_t answered_calls[];
extern const size_t answered_call_count;

/* Calls that change files in ways that nobody waits for: no steps, but the place is no longer as it was. */
extern const uint16_t changing_calls[];
extern const size_t changing_call_count;

/* One group of calls each. */
void outlook_ready(struct runner *runner, struct outlook *outlook);
bool in_vain_eagain(const struct runner *runner, int64_t result);

bool is_step_transfer(struct runner *runner);
void outlook_read(struct runner *runner, struct outlook *outlook);
void outlook_write(struct runner *runner, struct outlook *outlook);
void outlook_splice(struct runner *runner, struct outlook *outlook);
void outlook_sendfile(struct runner *runner, struct outlook *outlook);
void outlook_offset(struct runner *runner, struct outlook *outlook);
void outlook_accept(struct runner *runner, struct outlook *outlook);
void outlook_anything(struct runner *runner, struct outlook *outlook);
void start_write(struct runner *runner);

bool is_step_open(struct runner *runner);
bool is_step_close(struct runner *runner);
bool is_step_dup(struct runner *runner);
bool is_step_fcntl(struct runner *runner);
bool is_step_offset(struct runner *runner);
void start_open(struct runner *runner);
void outlook_open(struct runner *runner, struct outlook *outlook);
void outlook_close(struct runner *runner, struct outlook *outlook);
void outlook_close_range(struct runner *runner, struct outlook *outlook);
void outlook_dup(struct runner *runner, struct outlook *outlook);

void outlook_fork(struct runner *runner, struct outlook *outlook);
void outlook_exec(struct runner *runner, struct outlook *outlook);
void outlook_wait(struct runner *runner, struct outlook *outlook);
void outlook_parent(struct runner *runner, struct outlook *outlook);
void start_parent(struct runner *runner);
bool is_step_prctl(struct runner *runner);
void returned_prctl_told(struct runner *runner, int64_t result);
void outlook_group(struct runner *runner, struct outlook *outlook);
void outlook_group_look(struct runner *runner, struct outlook *outlook);
bool in_vain_wait(const struct runner *runner, int64_t result);
void returned_wait_told(struct runner *runner, int64_t result);
/* The steps that are no calls. */
void outlook_exit(struct runner *runner, struct outlook *outlook);
/* Where its release is part of the exit. */
void outlook_exit_releases(struct runner *runner, struct outlook *outlook);
void outlook_release(struct runner *runner, struct outlook *outlook);

bool is_step_sigaction(struct runner *runner);
void outlook_kill(struct runner *runner, struct outlook *outlook);
void outlook_own_signals(struct runner *runner, struct outlook *outlook);
void outlook_pause(struct runner *runner, struct outlook *outlook);
void outlook_sigsuspend(struct runner *runner, struct outlook *outlook);
void outlook_sigtimedwait(struct runner *runner, struct outlook *outlook);
bool in_vain_kill(const struct runner *runner, int64_t result);
void start_sigaction(struct runner *runner);
void start_sigprocmask(struct runner *runner);
void returned_killed(struct runner *runner, int64_t result);
/* The mask that holds while the call waits, in place of its own; false: its own does. */
bool mask_of_wait(const struct runner *runner, uint64_t *mask);
/* A signal that this mask lets in ends the wait. */
void wait_for_signal(struct runner *runner, uint64_t mask, struct outlook *outlook);

void outlook_poll(struct runner *runner, struct outlook *outlook);
void outlook_select(struct runner *runner, struct outlook *outlook);
void outlook_epoll(struct runner *runner, struct outlook *outlook);
void start_poll(struct runner *runner);
void start_select(struct runner *runner);
void start_epoll(struct runner *runner);
bool in_vain_zero(const struct runner *runner, int64_t result);

bool is_step_name(struct runner *runner);
void outlook_name_look(struct runner *runner, struct outlook *outlook);
void outlook_name_change(struct runner *runner, struct outlook *outlook);
void outlook_rename(struct runner *runner, struct outlook *outlook);
void outlook_folder(struct runner *runner, struct outlook *outlook);
void outlook_truncate(struct runner *runner, struct outlook *outlook);
bool in_vain_failed(const struct runner *runner, int64_t result);

void outlook_lock(struct runner *runner, struct outlook *outlook);
void outlook_ipc(struct runner *runner, struct outlook *outlook);
void outlook_ipc_get(struct runner *runner, struct outlook *outlook);
void outlook_semop(struct runner *runner, struct outlook *outlook);
void outlook_semctl(struct runner *runner, struct outlook *outlook);
void outlook_message(struct runner *runner, struct outlook *outlook);
void start_semop(struct runner *runner);
void start_message(struct runner *runner);
void outlook_mqueue(struct runner *runner, struct outlook *outlook);
void outlook_futex(struct runner *runner, struct outlook *outlook);
bool is_step_futex(struct runner *runner);
void start_lock(struct runner *runner);

void outlook_sleep(struct runner *runner, struct outlook *outlook);
void outlook_yield(struct runner *runner, struct outlook *outlook);
bool in_vain_always(const struct runner *runner, int64_t result);
void start_sleep(struct runner *runner);
void start_alarm(struct runner *runner);
void start_setitimer(struct runner *runner);
bool is_step_setitimer(struct runner *runner);

#endif
