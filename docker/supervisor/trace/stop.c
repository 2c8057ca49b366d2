#include "stop.h"

#include "fail.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/ptrace.h>

enum { SYSCALL_INSTRUCTION = 2 };

static bool seek = true;

static struct {
    struct thread *thread;
    struct user_regs_struct registers;
    bool frames_known;
    uint64_t frames[FRAMES];
    size_t frame_count;
} current;

/* A tracee may be killed at any time: ESRCH then, and its end is reported in its turn. */
static bool request(int what, struct thread *thread, uintptr_t data)
{
    if (ptrace(what, thread->tid, NULL, (void *)data) == 0)
        return true;
    if (errno != ESRCH)
        fail("ptrace request %d", what);
    return false;
}

static void set_register(struct thread *thread, size_t offset)
{
    unsigned long long value;
    memcpy(&value, (const char *)&current.registers + offset, sizeof value);
    if (ptrace(PTRACE_POKEUSER, thread->tid, (void *)offset, (void *)(uintptr_t)value) < 0 && errno != ESRCH)
        fail("ptrace: a register cannot be set");
}

void stop_next(void)
{
    current.thread = NULL;
}

struct user_regs_struct *stop_registers(struct thread *thread)
{
    if (current.thread == thread)
        return &current.registers;
    if (!request(PTRACE_GETREGS, thread, (uintptr_t)&current.registers))
        return NULL;
    current.thread = thread;
    current.frames_known = false;
    return &current.registers;
}

static void find_frames(struct thread *thread)
{
    const struct user_regs_struct *r = &current.registers;
    struct registers at = {.pc = r->rip, .sp = r->rsp, .bp = r->rbp, .di = r->rdi};
    current.frame_count = stack_frames(thread->process, thread->tid, &at, current.frames);
    current.frames_known = true;
}

const uint64_t *stop_frames(struct thread *thread, size_t *count)
{
    *count = 0;
    if (!seek || !thread->process->image || !stop_registers(thread))
        return current.frames;
    if (!current.frames_known)
        find_frames(thread);
    *count = current.frame_count;
    return current.frames;
}

/*
 * One by one: a program may have put into a segment register what it is allowed to put there and a tracer is not, and
 * then PTRACE_SETREGS would fail as a whole.
 */
void stop_set_registers(struct thread *thread)
{
    static const size_t set[] = {
        offsetof(struct user_regs_struct, orig_rax), offsetof(struct user_regs_struct, rax),
        offsetof(struct user_regs_struct, rip), offsetof(struct user_regs_struct, rdi),
        offsetof(struct user_regs_struct, rsi), offsetof(struct user_regs_struct, rdx),
    };
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        set_register(thread, set[i]);
}

void stop_set_r10(struct thread *thread)
{
    set_register(thread, offsetof(struct user_regs_struct, r10));
    set_register(thread, offsetof(struct user_regs_struct, r8));
}

void stop_put_off(struct thread *thread)
{
    struct user_regs_struct *registers = stop_registers(thread);
    if (!registers)
        return;
    registers->rax = registers->orig_rax;
    registers->orig_rax = (unsigned long long)-1;
    registers->rip -= SYSCALL_INSTRUCTION;
    stop_set_registers(thread);
}

void stop_seek_frames(bool now)
{
    seek = now;
}

uint64_t stop_message(struct thread *thread)
{
    unsigned long message = 0;
    request(PTRACE_GETEVENTMSG, thread, (uintptr_t)&message);
    return message;
}

void stop_go_on(struct thread *thread, int signal)
{
    stop_next();
    request(PTRACE_CONT, thread, (uintptr_t)signal);
}

void stop_go_on_to_return(struct thread *thread)
{
    stop_next();
    request(PTRACE_SYSCALL, thread, 0);
}

void stop_listen(struct thread *thread)
{
    stop_next();
    request(PTRACE_LISTEN, thread, 0);
}

void stop_inject(struct thread *thread, int64_t result)
{
    struct user_regs_struct *registers = stop_registers(thread);
    if (!registers)
        return;
    registers->orig_rax = (unsigned long long)-1;
    registers->rax = (unsigned long long)result;
    stop_set_registers(thread);
}

void stop_call_again(struct thread *thread)
{
    struct user_regs_struct *registers = stop_registers(thread);
    if (!registers)
        return;
    registers->rax = registers->orig_rax;
    registers->rip -= SYSCALL_INSTRUCTION;
    stop_set_registers(thread);
}
