#include "sleeps.h"

#include "objects.h"
#include "streams.h"
#include "tasks.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <string.h>
#include <sys/syscall.h>

int sleeps_on_descriptor(long number, const uint64_t a[6])
{
    switch (number) {
    case SYS_read: case SYS_readv: case SYS_pread64: case SYS_preadv: case SYS_preadv2: case SYS_recvfrom:
    case SYS_recvmsg: case SYS_recvmmsg:
    case SYS_write: case SYS_writev: case SYS_pwrite64: case SYS_pwritev: case SYS_pwritev2: case SYS_sendto:
    case SYS_sendmsg: case SYS_sendmmsg:
    case SYS_sendfile: case SYS_vmsplice: case SYS_accept: case SYS_accept4: case SYS_connect: case SYS_flock:
    case SYS_fcntl: case SYS_mq_timedsend: case SYS_mq_timedreceive: case SYS_epoll_wait: case SYS_epoll_pwait:
    case SYS_splice: case SYS_tee:
        return (int)a[0];
    default:
        return -1;
    }
}

/* Timers and pids of the kernel's may come due by themselves. */
static bool comes_by_itself(const struct object *object)
{
    return object->kind == OBJECT_ANONYMOUS && strcmp(object->name, "anon_inode:[eventfd]") != 0
        && strcmp(object->name, "anon_inode:[signalfd]") != 0 && strcmp(object->name, "anon_inode:[pidfd]") != 0
        && strcmp(object->name, "anon_inode:[eventpoll]") != 0;
}

static bool transfer_waits_for_others(pid_t tid, const struct procfs_call *call)
{
    struct object object;
    if (!object_of(tid, sleeps_on_descriptor(call->number, call->arguments), &object))
        return false;
    switch (object.kind) {
    case OBJECT_PIPE:
    case OBJECT_FIFO:
    case OBJECT_SOCKET: return true;
    case OBJECT_STDIN: return !streams_feeding();
    case OBJECT_ANONYMOUS: return !comes_by_itself(&object);
    default: return false;
    }
}

/* futex(2): which operations wait, and whether without a time limit. */
static bool futex_waits_for_ever(const uint64_t a[6])
{
    switch (a[1] & FUTEX_CMD_MASK) {
    case FUTEX_WAIT: case FUTEX_WAIT_BITSET: case FUTEX_LOCK_PI: case FUTEX_LOCK_PI2: case FUTEX_WAIT_REQUEUE_PI:
        return a[3] == 0;
    default:
        return false;
    }
}

/* A process with a descriptor that comes due by itself may be waiting for that one. */
static bool polls_for_others(pid_t tid, bool for_ever)
{
    struct table table;
    bool by_itself = false;
    if (!for_ever || !table_open(tid, &table))
        return false;
    for (size_t i = 0; i < table.count; i++) {
        struct object object;
        by_itself |= table_object(&table, table.fds[i], &object) && comes_by_itself(&object);
    }
    table_close(&table);
    return !by_itself;
}

static bool is_made_as_vfork(pid_t tid)
{
    const struct thread *thread = thread_by_tid(tid);
    return thread && (thread->clone_flags & CLONE_VFORK);
}

bool sleeps_on_others(pid_t tid, const struct procfs_call *call)
{
    const uint64_t *a = call->arguments;
    switch (call->number) {
    case SYS_read: case SYS_readv: case SYS_recvfrom: case SYS_recvmsg: case SYS_write: case SYS_writev: case SYS_sendto:
    case SYS_sendmsg: case SYS_sendmmsg: case SYS_preadv2: case SYS_pwritev2: case SYS_sendfile: case SYS_vmsplice:
    case SYS_splice: case SYS_tee: case SYS_accept: case SYS_accept4:
        return transfer_waits_for_others(tid, call);
    case SYS_wait4: case SYS_waitid: case SYS_pause: case SYS_rt_sigsuspend: case SYS_semop: case SYS_msgsnd: case SYS_msgrcv:
    case SYS_flock: case SYS_connect: case SYS_vfork: case SYS_open: case SYS_openat: case SYS_openat2:
        return true;
    case SYS_clone:
        return a[0] & CLONE_VFORK;
    case SYS_clone3:
        return is_made_as_vfork(tid);
    case SYS_recvmmsg:
        return a[4] == 0 && transfer_waits_for_others(tid, call);
    case SYS_fcntl:
        return a[1] == F_SETLKW || a[1] == F_OFD_SETLKW;
    case SYS_futex:
        return futex_waits_for_ever(a);
    case SYS_rt_sigtimedwait:
        return a[2] == 0;
    case SYS_semtimedop:
        return a[3] == 0;
    case SYS_mq_timedsend: case SYS_mq_timedreceive:
        return a[4] == 0;
    case SYS_poll:
        return polls_for_others(tid, (int)a[2] < 0);
    case SYS_ppoll:
        return polls_for_others(tid, a[2] == 0);
    case SYS_select: case SYS_pselect6:
        return polls_for_others(tid, a[4] == 0);
    case SYS_epoll_wait: case SYS_epoll_pwait:
        return polls_for_others(tid, (int)a[3] < 0);
    default:
        return false;
    }
}
