#include "awaits.h"

#include "event.h"
#include "memory.h"
#include "pid_namespace.h"

#include <inttypes.h>
#include <linux/futex.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sem.h>
#include <sys/stat.h>
#include <sys/syscall.h>

enum { POLLED = 128, WORDS = FD_SETSIZE / 64, LINE = PATH_MAX + 128 };

/* Where glibc's pthread_mutex_t keeps the thread that has it, from its futex word on (struct_mutex.h). */
enum { MUTEX_OWNER = 8 };

struct awaited {
    struct bytes list;
    uint32_t count;
    uint32_t holder; /* id of a process; 0: not known */
    pid_t holder_thread;
    int32_t semaphore; /* its number in its set; -1: none */
};

static bool opened_object(struct thread *thread, const char *path, struct object *object)
{
    char full[PATH_MAX + 64];
    struct stat status;
    snprintf(full, sizeof full, "/proc/%d/%s/%s", thread->tid, path[0] == '/' ? "root" : "cwd", path);
    if (!path[0] || stat(full, &status) < 0 || !S_ISFIFO(status.st_mode))
        return false;
    object->kind = OBJECT_FIFO;
    object->inode = object_identity(&status);
    snprintf(object->name, sizeof object->name, "%s", path);
    return true;
}

/* A semaphore that has a name, or a mutex in shared memory: the path of what is mapped there. */
static bool mapped_object(struct thread *thread, uint64_t address, struct object *object)
{
    char line[LINE];
    bool found = false;
    snprintf(line, sizeof line, "/proc/%d/maps", thread->tid);
    FILE *maps = fopen(line, "re");
    if (!maps)
        return false;
    while (!found && fgets(line, sizeof line, maps)) {
        unsigned long long start, end, inode;
        int name = 0;
        if (sscanf(line, "%llx-%llx %*s %*s %*s %llu %n", &start, &end, &inode, &name) < 3 || address < start || address >= end)
            continue;
        line[strcspn(line, "\n")] = '\0';
        if (!inode || strncmp(line + name, "/dev/shm/", 9) != 0)
            break;
        object->kind = OBJECT_FILE;
        object->inode = inode;
        snprintf(object->name, sizeof object->name, "%s", line + name);
        found = true;
    }
    fclose(maps);
    return found;
}

bool awaits_object(struct thread *thread, const struct procfs_call *call, struct object *object)
{
    bool relative = call->number == SYS_openat || call->number == SYS_openat2;
    switch (call->number) {
    case SYS_open:
    case SYS_openat:
    case SYS_openat2: {
        char *path = memory_string(thread->tid, call->arguments[relative]);
        bool found = opened_object(thread, path, object);
        free(path);
        return found;
    }
    case SYS_futex:
        return mapped_object(thread, call->arguments[0], object);
    default:
        return false;
    }
}

static void add(struct thread *thread, int fd, uint8_t mode, struct awaited *awaited)
{
    struct object object;
    if (!mode || !object_of(thread->tid, fd, &object))
        return;
    bytes_u32(&awaited->list, (uint32_t)fd);
    object_put(&awaited->list, &object);
    bytes_u8(&awaited->list, mode);
    awaited->count++;
}

static void polled(struct thread *thread, const uint64_t *a, struct awaited *awaited)
{
    struct pollfd fds[POLLED];
    size_t count = a[1] < POLLED ? (size_t)a[1] : POLLED;
    count = memory_read(thread->tid, a[0], fds, count * sizeof *fds) / sizeof *fds;
    for (size_t i = 0; i < count; i++)
        if (fds[i].fd >= 0)
            add(thread, fds[i].fd, (uint8_t)((fds[i].events & POLLIN ? MODE_READ : 0) | (fds[i].events & POLLOUT ? MODE_WRITE : 0)), awaited);
}

static bool is_in(const uint64_t *set, int fd)
{
    return set[fd / 64] >> fd % 64 & 1;
}

static void selected(struct thread *thread, const uint64_t *a, struct awaited *awaited)
{
    uint64_t in[WORDS] = {0}, out[WORDS] = {0};
    int most = a[0] < FD_SETSIZE ? (int)a[0] : FD_SETSIZE;
    size_t size = (size_t)(most + 63) / 64 * sizeof *in;
    if (a[1])
        memory_read(thread->tid, a[1], in, size);
    if (a[2])
        memory_read(thread->tid, a[2], out, size);
    for (int fd = 0; fd < most; fd++)
        add(thread, fd, (uint8_t)((is_in(in, fd) ? MODE_READ : 0) | (is_in(out, fd) ? MODE_WRITE : 0)), awaited);
}

/* proc_locks(5), by the file: who waits is not listed any more when it has been stopped to be asked. */
static void locked(const struct thread *thread, const char *kind, int fd, struct awaited *awaited)
{
    char line[256], type[16];
    int pid;
    unsigned long long inode;
    struct stat status;
    snprintf(line, sizeof line, "/proc/%d/fd/%d", thread->tid, fd);
    if (stat(line, &status) < 0)
        return;
    FILE *locks = fopen("/proc/locks", "re");
    if (!locks)
        return;
    while (!awaited->holder && fgets(line, sizeof line, locks)) {
        if (sscanf(line, "%*d: %15s %*s %*s %d %*x:%*x:%llu", type, &pid, &inode) != 3 || strcmp(type, kind) != 0
            || inode != status.st_ino || pid == thread->process->pid)
            continue;
        const struct process *holder = process_last_with_pid(pid);
        awaited->holder = holder ? holder->id : 0;
    }
    fclose(locks);
}

/* By the number that it has for who waits; of a nested PID namespace's threads only the first ones are known by theirs. */
static const struct thread *owner_of(const struct thread *waiter, pid_t owner)
{
    if (waiter->process->depth == 0)
        return thread_by_tid(owner);
    const struct process *known = process_known_as(waiter->process, owner);
    return known ? thread_by_tid(known->pid) : NULL;
}

/* The word is a mutex's only where a thread of the run stands behind it as its owner. */
static void mutex(struct thread *thread, uint64_t address, struct awaited *awaited)
{
    int owner = 0, word = 0;
    memory_read(thread->tid, address, &word, sizeof word);
    memory_read(thread->tid, address + MUTEX_OWNER, &owner, sizeof owner);
    const struct thread *holder = word && owner > 0 ? owner_of(thread, owner) : NULL;
    awaited->holder = holder ? holder->process->id : 0;
    awaited->holder_thread = holder ? holder->tid : 0;
}

static void find(struct thread *thread, const struct procfs_call *call, struct awaited *awaited)
{
    struct sembuf operation;
    switch (call->number) {
    case SYS_poll:
    case SYS_ppoll: polled(thread, call->arguments, awaited); break;
    case SYS_select:
    case SYS_pselect6: selected(thread, call->arguments, awaited); break;
    case SYS_flock: locked(thread, "FLOCK", (int)call->arguments[0], awaited); break;
    case SYS_fcntl: locked(thread, "POSIX", (int)call->arguments[0], awaited); break;
    case SYS_futex: mutex(thread, call->arguments[0], awaited); break;
    case SYS_semop:
    case SYS_semtimedop:
        if (call->arguments[2] == 1 && memory_read(thread->tid, call->arguments[1], &operation, sizeof operation) == sizeof operation)
            awaited->semaphore = operation.sem_num;
        break;
    default: break;
    }
}

void awaits_say(struct thread *thread, const struct procfs_call *call)
{
    struct awaited awaited = {.semaphore = -1};
    find(thread, call, &awaited);
    if (awaited.count || awaited.holder || awaited.semaphore >= 0) {
        struct bytes *payload = event_at(AWAITS, thread->process, thread->tid, NULL, 0);
        bytes_u32(payload, awaited.holder);
        bytes_u32(payload, (uint32_t)awaited.holder_thread);
        bytes_u32(payload, (uint32_t)awaited.semaphore);
        bytes_u32(payload, awaited.count);
        bytes_add(payload, awaited.list.data, awaited.list.length);
        event_end();
    }
    bytes_free(&awaited.list);
}
