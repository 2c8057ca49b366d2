#include "system_v_state.h"

#include "fail.h"

#include <errno.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/msg.h>
#include <unistd.h>

enum { MOST_SEMAPHORES = 32000 /* SEMMSL of semget(2) */ };

static unsigned short values[MOST_SEMAPHORES];

static bool read_set(int set, void *of)
{
    struct semid_ds *state = of;
    return semctl(set, 0, IPC_STAT, state) == 0 && state->sem_nsems <= MOST_SEMAPHORES && semctl(set, 0, GETALL, values) == 0;
}

static bool read_queue(int queue, void *of)
{
    return msgctl(queue, IPC_STAT, of) == 0;
}

/*
 * The objects are the student's, and the supervisor has no capability to pass over that: it asks as the student, whose eyes it looks with
 * already (setfsuid(2)). None of its processes runs meanwhile.
 */
static bool asked(bool (*question)(int id, void *answer), int id, void *answer)
{
    uid_t own = geteuid(), student = (uid_t)setfsuid((uid_t)-1);
    if (question(id, answer))
        return true;
    if (errno != EACCES || student == own || seteuid(student) < 0)
        return false;
    bool told = question(id, answer);
    if (seteuid(own) < 0)
        fail("seteuid");
    (void)setfsuid(student); /* it was allowed before */
    return told;
}

enum outcome semaphores_outcome(int set, const struct sembuf *operations, size_t count)
{
    struct semid_ds state;
    if (count == 0 || !asked(read_set, set, &state))
        return NOT_KNOWN;
    for (size_t i = 0; i < count; i++) {
        const struct sembuf *operation = &operations[i];
        if (operation->sem_num >= state.sem_nsems)
            return GOES_ON;
        int value = values[operation->sem_num];
        bool waits = operation->sem_op == 0 ? value != 0 : value + operation->sem_op < 0;
        if (waits)
            return operation->sem_flg & IPC_NOWAIT ? GOES_ON : WOULD_WAIT;
        values[operation->sem_num] = (unsigned short)(value + operation->sem_op);
    }
    return GOES_ON;
}

uint64_t semaphores_print(int set)
{
    struct semid_ds state;
    uint64_t print = 0xcbf29ce484222325; /* FNV-1a, of 64 bits */
    if (!asked(read_set, set, &state))
        return 0;
    for (size_t i = 0; i < state.sem_nsems; i++)
        print = (print ^ values[i]) * 0x100000001b3;
    return print;
}

enum outcome queue_outcome_of_sending(int queue, uint64_t bytes)
{
    struct msqid_ds state;
    if (!asked(read_queue, queue, &state))
        return NOT_KNOWN;
    bool room = bytes <= state.msg_qbytes && state.__msg_cbytes + bytes <= state.msg_qbytes && state.msg_qnum < state.msg_qbytes;
    return room || bytes > state.msg_qbytes ? GOES_ON : WOULD_WAIT;
}

enum outcome queue_outcome_of_receiving(int queue, bool any)
{
    struct msqid_ds state;
    if (!asked(read_queue, queue, &state))
        return NOT_KNOWN;
    return state.msg_qnum == 0 ? WOULD_WAIT : any ? GOES_ON : NOT_KNOWN;
}
