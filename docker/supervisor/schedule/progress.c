#include "progress.h"

#include "aftermath.h"
#include "procfs.h"
#include "system_v_state.h"

#include <sys/ipc.h>
#include <sys/syscall.h>

static bool creates_or_executes(long call)
{
    return call == SYS_clone || call == SYS_fork || call == SYS_vfork || call == SYS_execve || call == SYS_execveat;
}

/* msgctl(2), shmctl(2): a question. */
static bool only_asks(const struct made *made)
{
    bool asks = made->call == SYS_msgctl || made->call == SYS_shmctl;
    return asks && (int)made->arguments[1] == IPC_STAT;
}

static bool operates_on_semaphores(long call)
{
    return call == SYS_semop || call == SYS_semtimedop;
}

static bool gets(long call)
{
    return call == SYS_shmget || call == SYS_semget || call == SYS_msgget;
}

/*
 * Of calls that were made: what leaves bytes, signals or processes more or fewer than before. What only opens, closes, locks or blocks is undone
 * by a later step of the same round, or finds it done already; a semaphore tells by its value.
 */
static bool changes(const struct made *made, const struct touch *touch)
{
    switch (touch->subject) {
    case ANYTHING: return !aftermath.in_vain;
    case A_PIPE: return touch->access == PUT_BYTES || touch->access == TAKE_BYTES;
    case AN_OUTPUT: return true;
    case A_FILE: return touch->access == CHANGE;
    case A_PROCESS: return touch->access == WAIT ? aftermath.result > 0 : touch->access != LOOK;
    case ITS_SIGNALS: return touch->access == SEND || touch->access == HOLD;
    case AN_IPC_OBJECT: return touch->access == CHANGE && !only_asks(made) && !gets(made->call) && !operates_on_semaphores(made->call);
    default: return false;
    }
}

bool made_changes_something(const struct made *made)
{
    if (made->what == FALLS_ASLEEP || made->what == RUNS_OUT)
        return false;
    if (made->what == EXITS || made->what == IS_RELEASED || creates_or_executes(made->call))
        return true;
    if (aftermath.result < 0 || aftermath.refused)
        return false;
    for (size_t i = 0; i < made->touched.count; i++)
        if (changes(made, &made->touched.list[i]))
            return true;
    return false;
}

/* FNV-1a, of 64 bits, word by word. */
static uint64_t mixed(uint64_t print, uint64_t word)
{
    return (print ^ word) * 0x100000001b3;
}

/* A file that is read on is another thing than one that is read again. */
static uint64_t place_in_file(const struct made *made)
{
    uint64_t position = 0;
    for (size_t i = 0; i < made->touched.count; i++)
        if (made->touched.list[i].subject == AN_OFFSET && procfs_descriptor_position(made->runner->tid, (int)made->arguments[0], &position))
            return position;
    return 0;
}

uint64_t made_print(const struct made *made)
{
    uint64_t print = mixed(mixed(0xcbf29ce484222325, (uint64_t)made->call << 8 | made->what), (uint64_t)aftermath.result);
    for (size_t i = 0; i < made->touched.count; i++) {
        const struct touch *touch = &made->touched.list[i];
        uint32_t id = touch->subject == AN_OFFSET ? 0 : touch->id; /* a file that is opened anew has another one */
        print = mixed(print, (uint64_t)touch->subject << 40 | (uint64_t)touch->access << 32 | id);
    }
    if (operates_on_semaphores(made->call))
        print = mixed(print, semaphores_print((int)made->arguments[0]));
    return mixed(print, place_in_file(made));
}
