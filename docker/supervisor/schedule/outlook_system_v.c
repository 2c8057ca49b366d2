/*
 * System V objects. Whether a call would wait is asked of the kernel; where that cannot be known, it is made so that it does not wait, and
 * where it fails for that reason it is made again when somebody has touched its object.
 */
#include "visible.h"

#include "lending.h"
#include "memory.h"
#include "stop.h"
#include "system_v_state.h"
#include "tracer.h"

#include <string.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/syscall.h>

enum { SHARED_MEMORY = 1, SEMAPHORES, QUEUE, MOST_OPERATIONS = 32 };

static int kind_of(long number)
{
    switch (number) {
    case SYS_semget: case SYS_semop: case SYS_semtimedop: case SYS_semctl: return SEMAPHORES;
    case SYS_msgget: case SYS_msgsnd: case SYS_msgrcv: case SYS_msgctl: return QUEUE;
    default: return SHARED_MEMORY;
    }
}

static uint32_t id_of(long number, uint64_t id)
{
    return touched_id(AN_IPC_OBJECT, (uint64_t)kind_of(number) << 40 | (uint32_t)id);
}

static uint32_t id_of_key(long number, uint32_t key)
{
    return touched_id(AN_IPC_OBJECT, (uint64_t)kind_of(number) << 40 | (uint64_t)1 << 36 | key);
}

static uint32_t id_of_semaphore(uint64_t set, uint16_t number)
{
    return touched_id(AN_IPC_OBJECT, (uint64_t)1 << 63 | (uint64_t)number << 32 | (uint32_t)set);
}

void outlook_ipc_get(struct runner *runner, struct outlook *outlook)
{
    uint32_t key = (uint32_t)runner->arguments[0];
    outlook->ready = true;
    if (key != IPC_PRIVATE)
        touch(&outlook->touches, AN_IPC_OBJECT, id_of_key(runner->call, key), CHANGE);
}

void outlook_ipc(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    touch(&outlook->touches, AN_IPC_OBJECT, id_of(runner->call, runner->arguments[0]), CHANGE);
    if (kind_of(runner->call) == SHARED_MEMORY)
        runner->lets_go = true; /* with its end: shm_nattch of shmctl(2) */
}

static size_t operations_of(const struct runner *runner, struct sembuf operations[MOST_OPERATIONS])
{
    const uint64_t *a = runner->arguments;
    size_t count = a[2] <= MOST_OPERATIONS ? a[2] : 0;
    return memory_read(runner->tid, a[1], operations, count * sizeof *operations) == count * sizeof *operations ? count : 0;
}

void outlook_semop(struct runner *runner, struct outlook *outlook)
{
    struct sembuf operations[MOST_OPERATIONS];
    int64_t limit[2];
    const uint64_t *a = runner->arguments;
    size_t count = operations_of(runner, operations);
    enum outcome outcome = semaphores_outcome((int)a[0], operations, count);
    outlook->interruptible = true;
    outlook->ready = outcome != WOULD_WAIT;
    outlook->tried = outcome == NOT_KNOWN;
    touch(&outlook->touches, AN_IPC_OBJECT, id_of(runner->call, a[0]), count ? LOOK : CHANGE);
    for (size_t i = 0; i < count; i++) {
        touch(&outlook->touches, AN_IPC_OBJECT, id_of_semaphore(a[0], operations[i].sem_num), CHANGE);
        runner->lets_go |= operations[i].sem_flg & SEM_UNDO;
    }
    if (runner->call == SYS_semtimedop && a[3] && memory_read(runner->tid, a[3], limit, sizeof limit) == sizeof limit) {
        outlook->limited = true;
        outlook->due = (uint64_t)limit[0] * 1000000000u + (uint64_t)limit[1];
    }
}

/* Of one semaphore, or of the whole set. */
void outlook_semctl(struct runner *runner, struct outlook *outlook)
{
    const uint64_t *a = runner->arguments;
    int command = (int)a[2];
    bool asks = command == GETVAL || command == GETPID || command == GETNCNT || command == GETZCNT;
    bool one = asks || command == SETVAL;
    outlook->ready = true;
    touch(&outlook->touches, AN_IPC_OBJECT, id_of(runner->call, a[0]), one ? LOOK : CHANGE);
    if (one)
        touch(&outlook->touches, AN_IPC_OBJECT, id_of_semaphore(a[0], (uint16_t)a[1]), asks ? LOOK : CHANGE);
}

/* Each operation with IPC_NOWAIT, which stands in the student's memory, and is put back afterwards. */
void start_semop(struct runner *runner)
{
    struct sembuf operations[MOST_OPERATIONS];
    size_t count = operations_of(runner, operations);
    for (size_t i = 0; i < count; i++)
        operations[i].sem_flg |= IPC_NOWAIT;
    if (count && runner->outlook.tried && !runner->timed_out)
        runner_lend(runner, runner->arguments[1], operations, count * sizeof *operations);
    tracer_make_call(runner->thread);
}

static enum outcome outcome_of_message(const struct runner *runner)
{
    const uint64_t *a = runner->arguments;
    bool sends = runner->call == SYS_msgsnd;
    if (a[sends ? 3 : 4] & IPC_NOWAIT)
        return GOES_ON;
    return sends ? queue_outcome_of_sending((int)a[0], a[2]) : queue_outcome_of_receiving((int)a[0], a[3] == 0);
}

void outlook_message(struct runner *runner, struct outlook *outlook)
{
    enum outcome outcome = outcome_of_message(runner);
    outlook->interruptible = true;
    outlook->ready = outcome != WOULD_WAIT;
    outlook->tried = outcome == NOT_KNOWN;
    touch(&outlook->touches, AN_IPC_OBJECT, id_of(runner->call, runner->arguments[0]), CHANGE);
}

void start_message(struct runner *runner)
{
    struct user_regs_struct *r = stop_registers(runner->thread);
    if (r && runner->outlook.tried) {
        *(runner->call == SYS_msgsnd ? &r->r10 : &r->r8) |= IPC_NOWAIT;
        stop_set_r10(runner->thread);
    }
    tracer_make_call(runner->thread);
}
