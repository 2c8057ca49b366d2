#include "clone3.h"

#include "memory.h"
#include "stop.h"

#include <errno.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>

/* Of the kernel's include/uapi/linux/sched.h, which older headers lack. */
enum { FIRST_SIZE = 64, LARGEST_SIZE = 4096, HIGHEST_SIGNAL = 64, DETACHED = 0x00400000, NEW_TIME = 0x80 };
static const uint64_t INTO_CGROUP = 0x200000000, OF_CLONE = 0xffffffff;

/*
 * copy_clone_args_from_user() in the kernel's kernel/fork.c: what is shorter counts as zeros, and what is longer has to be
 * zeros.
 */
static int copy(struct thread *thread, const struct user_regs_struct *r, struct clone_args *arguments)
{
    static uint8_t bytes[LARGEST_SIZE];
    size_t size = r->rsi, known = sizeof *arguments;
    if (size > LARGEST_SIZE)
        return E2BIG;
    if (size < FIRST_SIZE)
        return EINVAL;
    if (memory_read(thread->tid, r->rdi, bytes, size) != size)
        return EFAULT;
    for (size_t i = known; i < size; i++)
        if (bytes[i])
            return E2BIG;
    memset(arguments, 0, known);
    memcpy(arguments, bytes, size < known ? size : known);
    return 0;
}

/* clone3_args_valid() there. */
static bool is_valid(const struct clone_args *a)
{
    bool no_signal = a->flags & (CLONE_THREAD | CLONE_PARENT), reserved = a->flags & (DETACHED | (CSIGNAL & ~NEW_TIME));
    return !reserved && a->exit_signal <= HIGHEST_SIGNAL && !(no_signal && a->exit_signal)
        && !a->stack == !a->stack_size && !a->set_tid == !a->set_tid_size;
}

static int why_not(const struct clone_args *a)
{
    if (!is_valid(a))
        return EINVAL;
    if (a->set_tid_size || (a->flags & (INTO_CGROUP | NEW_TIME)))
        return EPERM;
    /* clone(2) has one argument for the two. */
    bool both = (a->flags & CLONE_PIDFD) && (a->flags & CLONE_PARENT_SETTID);
    return both || (a->flags & ~OF_CLONE) ? ENOSYS : 0;
}

static void keep(struct thread *thread, const struct user_regs_struct *r)
{
    thread->clone3 = (struct clone3_registers){true, {r->rdi, r->rsi, r->rdx, r->r10, r->r8}};
}

int clone3_made_as_clone(struct thread *thread)
{
    struct user_regs_struct *r = stop_registers(thread);
    struct clone_args a;
    if (!r || (long)r->orig_rax != SYS_clone3)
        return 0;
    int error = copy(thread, r, &a);
    if (!error)
        error = why_not(&a);
    if (error)
        return error;
    keep(thread, r);
    r->orig_rax = SYS_clone;
    r->rdi = a.flags | a.exit_signal;
    r->rsi = a.stack + a.stack_size;
    r->rdx = a.flags & CLONE_PIDFD ? a.pidfd : a.parent_tid;
    r->r10 = a.child_tid;
    r->r8 = a.tls;
    stop_set_registers(thread);
    stop_set_r10(thread);
    return 0;
}

void clone3_put_back(struct thread *thread)
{
    const struct clone3_registers kept = thread->clone3;
    struct user_regs_struct *r = kept.changed ? stop_registers(thread) : NULL;
    thread->clone3.changed = false;
    if (!r)
        return;
    if (r->orig_rax == SYS_clone)
        r->orig_rax = SYS_clone3;
    if (thread->call.number == SYS_clone)
        thread->call.number = SYS_clone3;
    r->rdi = kept.arguments[0];
    r->rsi = kept.arguments[1];
    r->rdx = kept.arguments[2];
    r->r10 = kept.arguments[3];
    r->r8 = kept.arguments[4];
    stop_set_registers(thread);
    stop_set_r10(thread);
}
