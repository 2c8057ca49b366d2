/* Calls that make processes and images. */
#include "calls.h"

#include "event.h"
#include "run_limits.h"
#include "memory.h"
#include "memory_limit.h"
#include "pace.h"
#include "pid_namespace.h"
#include "stop.h"
#include "unflushed.h"

#include <errno.h>
#include <linux/prctl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

enum entry entry_clone(struct thread *thread, const struct user_regs_struct *registers)
{
    uint64_t flags = thread->call.number == SYS_clone ? registers->rdi : 0;
    thread->clone_flags = flags;
    if ((flags & CLONE_NAMESPACES) && !pid_namespaces_allow(thread->process, flags))
        return REFUSE;
    if (!(flags & CLONE_THREAD) && limit_processes_reached())
        return REFUSE;
    if (flags & CLONE_UNTRACED) {
        stop_registers(thread)->rdi &= ~(unsigned long long)CLONE_UNTRACED;
        stop_set_registers(thread);
    }
    return AWAIT;
}

enum entry entry_unshare(struct thread *thread, const struct user_regs_struct *registers)
{
    uint64_t flags = registers->rdi;
    bool namespaces = flags != 0 && (flags & ~(uint64_t)CLONE_NAMESPACES) == 0;
    return namespaces && pid_namespaces_allow(thread->process, flags) ? AWAIT : REFUSE;
}

/* Only a failure comes here: where a child was made, its event has ended the call. */
void returned_clone(struct thread *thread, int64_t result)
{
    returned_called(thread, result);
}

enum entry entry_exec(struct thread *thread, const struct user_regs_struct *registers)
{
    bool at = thread->call.number == SYS_execveat;
    memory_limit_look_at(thread);
    const uint64_t *frames = stop_frames(thread, &thread->call.frame_count);
    memcpy(thread->call.frames, frames, thread->call.frame_count * sizeof *frames);
    thread->call.path = memory_string(thread->tid, at ? registers->rsi : registers->rdi);
    thread->call.argc = memory_argv(thread->tid, at ? registers->rdx : registers->rsi, &thread->call.argv);
    stdio_about_to_be_replaced(thread);
    thread->process->executing = true;
    thread->call.prompt = true;
    return AWAIT;
}

void returned_exec(struct thread *thread, int64_t result)
{
    thread->process->executing = false;
    thread->process->exec_error = (int)-result;
    struct bytes *payload = event_at(EXEC_FAILED, thread->process, thread->tid, thread->call.frames, thread->call.frame_count);
    bytes_cstr(payload, thread->call.path);
    bytes_u32(payload, thread->call.argc);
    bytes_add(payload, thread->call.argv.data, thread->call.argv.length);
    bytes_u32(payload, (uint32_t)-result);
    event_end();
}

/* An int to the kernel: what stands above it does not count. */
static int option_of(uint64_t argument)
{
    return (int)argument;
}

enum entry entry_prctl(struct thread *thread, const struct user_regs_struct *registers)
{
    (void)thread;
    return option_of(registers->rdi) == PR_SET_SECCOMP ? REFUSE : AWAIT;
}

void returned_prctl(struct thread *thread, int64_t result)
{
    if (option_of(thread->call.arguments[0]) == PR_SET_CHILD_SUBREAPER && result == 0)
        thread->process->subreaper = thread->call.arguments[1] != 0;
    returned_called(thread, result);
}

void returned_getppid(struct thread *thread, int64_t result)
{
    pid_t parent = pid_outside(thread->process, (pid_t)result);
    if (pace || parent == thread->process->told_parent)
        return;
    thread->process->told_parent = parent;
    returned_called(thread, parent);
}
