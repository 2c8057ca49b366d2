/* Calls that make and remove what outlives a process. */
#include "calls.h"

#include "event.h"
#include "memory.h"

#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/stat.h>
#include <sys/syscall.h>

enum ipc { SYSV_MEMORY = 1, SYSV_SEMAPHORES, SYSV_QUEUE, POSIX_MEMORY, POSIX_SEMAPHORE, POSIX_QUEUE, FIFO, OTHER_FILE };

static const char SHM[] = "/dev/shm/";

static void say(struct thread *thread, enum event kind, enum ipc what, const char *name, int64_t result)
{
    struct bytes *payload = event_here(kind, thread);
    bytes_u8(payload, (uint8_t)what);
    bytes_cstr(payload, name);
    bytes_u32(payload, (uint32_t)result);
    event_end();
}

enum entry entry_path(struct thread *thread, const struct user_regs_struct *registers)
{
    long number = thread->call.number;
    uint64_t path = registers->rdi;
    if (number == SYS_mknodat || number == SYS_unlinkat || number == SYS_link)
        path = registers->rsi;
    else if (number == SYS_linkat)
        path = registers->r10;
    thread->call.path = memory_string(thread->tid, path);
    return AWAIT;
}

static enum ipc kind_in_shm(const char *path)
{
    return strncmp(path + sizeof SHM - 1, "sem.", 4) == 0 ? POSIX_SEMAPHORE : POSIX_MEMORY;
}

static void say_key(struct thread *thread, enum ipc what, uint64_t flags, int64_t result)
{
    char name[32];
    uint32_t key = (uint32_t)thread->call.arguments[0];
    if (key == IPC_PRIVATE)
        snprintf(name, sizeof name, "private");
    else
        snprintf(name, sizeof name, "key 0x%08" PRIx32, key);
    if (key == IPC_PRIVATE || (flags & IPC_CREAT) || result < 0)
        say(thread, IPC_MADE, what, name, result);
}

/* mq_open(3) and mq_unlink(3) take the slash off. */
static void say_queue(struct thread *thread, enum event kind, int64_t result)
{
    char name[NAME_MAX + 2];
    snprintf(name, sizeof name, "/%.*s", NAME_MAX, thread->call.path);
    say(thread, kind, POSIX_QUEUE, name, result);
}

void returned_ipc_made(struct thread *thread, int64_t result)
{
    const uint64_t *a = thread->call.arguments;
    switch (thread->call.number) {
    case SYS_shmget: say_key(thread, SYSV_MEMORY, a[2], result); break;
    case SYS_semget: say_key(thread, SYSV_SEMAPHORES, a[2], result); break;
    case SYS_msgget: say_key(thread, SYSV_QUEUE, a[1], result); break;
    case SYS_mq_open:
        if (a[1] & O_CREAT)
            say_queue(thread, IPC_MADE, result);
        if (result >= 0)
            returned_descriptor(thread, result);
        break;
    default: say(thread, IPC_MADE, kind_in_shm(thread->call.path), thread->call.path, result);
    }
}

void returned_ipc_removed(struct thread *thread, int64_t result)
{
    char name[32];
    snprintf(name, sizeof name, "%" PRIu32, (uint32_t)thread->call.arguments[0]);
    switch (thread->call.number) {
    case SYS_shmctl: say(thread, IPC_REMOVED, SYSV_MEMORY, name, result); break;
    case SYS_semctl: say(thread, IPC_REMOVED, SYSV_SEMAPHORES, name, result); break;
    case SYS_msgctl: say(thread, IPC_REMOVED, SYSV_QUEUE, name, result); break;
    default: say_queue(thread, IPC_REMOVED, result);
    }
}

void returned_mknod(struct thread *thread, int64_t result)
{
    uint64_t mode = thread->call.arguments[thread->call.number == SYS_mknodat ? 2 : 1];
    if ((mode & S_IFMT) == S_IFIFO)
        say(thread, IPC_MADE, FIFO, thread->call.path, result);
}

/* sem_open(3) makes a semaphore under a name of its own, and links it to the one that was asked for. */
void returned_link(struct thread *thread, int64_t result)
{
    if (result == 0 && strncmp(thread->call.path, SHM, sizeof SHM - 1) == 0)
        say(thread, IPC_MADE, kind_in_shm(thread->call.path), thread->call.path, result);
}

void returned_unlink(struct thread *thread, int64_t result)
{
    const char *path = thread->call.path;
    bool in_shm = strncmp(path, SHM, sizeof SHM - 1) == 0;
    say(thread, IPC_REMOVED, in_shm ? kind_in_shm(path) : OTHER_FILE, path, result);
}
