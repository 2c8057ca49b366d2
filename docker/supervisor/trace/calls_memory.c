#include "calls_memory.h"

#include "allocation.h"
#include "calls.h"
#include "errno_of.h"
#include "event.h"
#include "memory_limit.h"
#include "procfs.h"

#include <errno.h>

enum { ERRORS = 4095 /* the kernel's MAX_ERRNO: an address is no error */ };

bool maps_block(const uint64_t arguments[6])
{
    uint32_t flags = (uint32_t)arguments[3];
    return (flags == BLOCK_FLAGS || flags == STACK_FLAGS) && arguments[1] >= BLOCK_LEAST;
}

bool unmaps_block(const uint64_t arguments[6])
{
    return arguments[1] >= BLOCK_LEAST;
}

static struct own_limit own_limit(pid_t pid)
{
    uint64_t bytes;
    if (procfs_soft_limit(pid, "address space", &bytes) && bytes != UINT64_MAX)
        return (struct own_limit){ADDRESS_SPACE, bytes};
    if (procfs_soft_limit(pid, "data size", &bytes) && bytes != UINT64_MAX)
        return (struct own_limit){DATA, bytes};
    return (struct own_limit){NO_LIMIT, 0};
}

static void say_failed(struct thread *thread, enum wanted what, uint64_t bytes, int error)
{
    struct own_limit limit = own_limit(thread->process->pid);
    allocation_failed(event_here(ALLOCATION_FAILED, thread), what, bytes, error, limit);
    thread->process->allocation_failed = true;
}

void returned_map(struct thread *thread, int64_t result)
{
    if (!maps_block(thread->call.arguments))
        returned_called(thread, result);
    else if (result < 0 && result >= -ERRORS)
        say_failed(thread, (uint32_t)thread->call.arguments[3] == STACK_FLAGS ? A_STACK : A_BLOCK, thread->call.arguments[1], (int)-result);
}

/* No call tells of what malloc(3) refuses by itself: more than PTRDIFF_MAX bytes. But it sets errno, and gives a null pointer. */
void null_pointer_used(struct thread *thread)
{
    int error;
    if (!thread->process->allocation_failed && errno_of(thread, &error) && error == ENOMEM)
        say_failed(thread, BEYOND_ALL, 0, error);
}

enum entry entry_unmap(struct thread *thread, const struct user_regs_struct *registers)
{
    (void)registers;
    memory_limit_look_at(thread);
    return GO_ON;
}
