#include "calls_memory.h"

#include "calls.h"
#include "errno_of.h"
#include "event.h"
#include "memory_limit.h"
#include "procfs.h"

#include <errno.h>

enum { ERRORS = 4095 /* the kernel's MAX_ERRNO: an address is no error */ };

/* As ALLOCATION_FAILED says it. */
enum what { A_BLOCK = 1, A_STACK, BEYOND_ALL };
enum which { NO_LIMIT, ADDRESS_SPACE, DATA };

bool maps_block(const uint64_t arguments[6])
{
    uint32_t flags = (uint32_t)arguments[3];
    return (flags == BLOCK_FLAGS || flags == STACK_FLAGS) && arguments[1] >= BLOCK_LEAST;
}

bool unmaps_block(const uint64_t arguments[6])
{
    return arguments[1] >= BLOCK_LEAST;
}

/* The limit of its own that a process may have met: those of setrlimit(2) that count what is reserved. */
struct own_limit {
    uint8_t which;
    uint64_t bytes;
};

static struct own_limit own_limit(pid_t pid)
{
    uint64_t bytes;
    if (procfs_soft_limit(pid, "address space", &bytes) && bytes != UINT64_MAX)
        return (struct own_limit){ADDRESS_SPACE, bytes};
    if (procfs_soft_limit(pid, "data size", &bytes) && bytes != UINT64_MAX)
        return (struct own_limit){DATA, bytes};
    return (struct own_limit){NO_LIMIT, 0};
}

static void say_failed(struct thread *thread, enum what what, uint64_t bytes, int error)
{
    struct own_limit limit = own_limit(thread->process->pid);
    struct bytes *payload = event_here(ALLOCATION_FAILED, thread);
    bytes_u8(payload, (uint8_t)what);
    bytes_u64(payload, bytes);
    bytes_u32(payload, (uint32_t)error);
    bytes_u8(payload, limit.which);
    bytes_u64(payload, limit.bytes);
    event_end();
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
