/* The system calls of a process lab: when each stops its caller, and what is said of it. */
#ifndef CALLS_H
#define CALLS_H

#include "tasks.h"

#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/user.h>

/* They give a student's process rights that nothing here reckons with, but for those that pid_namespaces_allow. */
enum { CLONE_NAMESPACES = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET };

/* What becomes of a thread at the entry of a call. */
enum entry {
    GO_ON,      /* nothing more is to be seen of it */
    AWAIT,      /* its return is */
    HOLD_BACK,  /* not yet: another process has to get out of the way first */
    REFUSE      /* the call fails with EPERM */
};

enum noted_when { ALWAYS, SOME_VALUES };

struct noted_call {
    uint16_t number;
    enum entry (*entry)(struct thread *thread, const struct user_regs_struct *registers);
    void (*returned)(struct thread *thread, int64_t result);
    enum noted_when when;
    uint8_t argument; /* which one decides */
    uint8_t value_count;
    const uint32_t *values;
    bool (*also)(const uint64_t arguments[6]); /* noted for these, too; the filter says the same (calls_memory.h) */
};

extern const struct noted_call noted_calls[];
extern const size_t noted_call_count;

/* NULL: not noted. */
const struct noted_call *noted_call(long number);
/* NULL also where it is noted for other values of its arguments only. */
const struct noted_call *noted_call_with(long number, const uint64_t arguments[6]);

/* One group of calls each. */
enum entry entry_await(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_said(struct thread *thread, const struct user_regs_struct *registers); /* says CALLED at once */
enum entry entry_refuse(struct thread *thread, const struct user_regs_struct *registers);
void returned_called(struct thread *thread, int64_t result);

enum entry entry_clone(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_unshare(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_exec(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_prctl(struct thread *thread, const struct user_regs_struct *registers);
void returned_clone(struct thread *thread, int64_t result);
void returned_exec(struct thread *thread, int64_t result);
void returned_prctl(struct thread *thread, int64_t result);
/*
 * Says CALLED for a process's first answer, and for each that differs from the one before; in a controlled run, whose
 * steps tell it, nothing.
 */
void returned_getppid(struct thread *thread, int64_t result);

enum entry entry_wait(struct thread *thread, const struct user_regs_struct *registers);
void returned_wait(struct thread *thread, int64_t result);
/* Whether a zombie that this thread waits for is gone, though its wait has not been seen to return. */
bool wait_has_reaped(const struct thread *waiter);

enum entry entry_read(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_write(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_splice(struct thread *thread, const struct user_regs_struct *registers);
void returned_read(struct thread *thread, int64_t result);
void returned_write(struct thread *thread, int64_t result);
/* What a thread that dies in a write had written by then. */
void write_cut_off(struct thread *thread);
/* Says BEGAN for writes under way whose bytes a read may have seen. */
void writes_began(const struct object *read_from);

enum entry entry_open(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_close(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_close_range(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_dup(struct thread *thread, const struct user_regs_struct *registers);
void returned_open(struct thread *thread, int64_t result);
void returned_pipe(struct thread *thread, int64_t result);
void returned_socketpair(struct thread *thread, int64_t result);
void returned_dup(struct thread *thread, int64_t result);
void returned_descriptor(struct thread *thread, int64_t result);

enum entry entry_kill(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_sigaction(struct thread *thread, const struct user_regs_struct *registers);
enum entry entry_timer(struct thread *thread, const struct user_regs_struct *registers);
void returned_kill(struct thread *thread, int64_t result);
void kill_cut_off(struct thread *thread);
/*
 * Says CONTINUED for every stopped process that the call sends SIGCONT to: it is continued when the signal is generated, which
 * is within kill(2), not when it runs again (POSIX.1-2017, 2.4.1 and 2.4.3). Does nothing for any other call.
 */
void kill_continues(struct thread *thread);

enum entry entry_path(struct thread *thread, const struct user_regs_struct *registers);
void returned_ipc_made(struct thread *thread, int64_t result);
void returned_ipc_removed(struct thread *thread, int64_t result);
void returned_mknod(struct thread *thread, int64_t result);
void returned_link(struct thread *thread, int64_t result);
void returned_unlink(struct thread *thread, int64_t result);

#endif
