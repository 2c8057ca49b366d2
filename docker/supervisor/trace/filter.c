#include "filter.h"

#include "calls.h"
#include "calls_memory.h"
#include "refused.h"
#include "visible.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { X32_BIT = 0x40000000, NO_NUMBER = 0x80000000, PROGRAM_LIMIT = 1024, MOST_CALLS = 512 };

struct program {
    struct sock_filter code[PROGRAM_LIMIT];
    unsigned short length;
};

static void add(struct program *p, struct sock_filter instruction)
{
    p->code[p->length++] = instruction;
}

static void load(struct program *p, size_t offset)
{
    add(p, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

static void ret(struct program *p, uint32_t action)
{
    add(p, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

static void skip_unless_equal(struct program *p, uint32_t value, uint8_t instructions)
{
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, instructions));
}

/*
 * A filter without these two is bypassed by `int $0x80` and by x32 numbers. In a run that is watched the supervisor refuses
 * them, and says so.
 */
static void foreign_entries(struct program *p, bool watched)
{
    load(p, offsetof(struct seccomp_data, arch));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0));
    ret(p, watched ? SECCOMP_RET_TRACE | ENTRY_I386 : SECCOMP_RET_ERRNO | ENOSYS);
    load(p, offsetof(struct seccomp_data, nr));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, NO_NUMBER, 0, 1));
    ret(p, SECCOMP_RET_ERRNO | ENOSYS);
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1));
    ret(p, watched ? SECCOMP_RET_TRACE | ENTRY_X32 : SECCOMP_RET_ERRNO | ENOSYS);
}

static size_t argument_offset(unsigned index)
{
    return offsetof(struct seccomp_data, args) + index * sizeof(uint64_t);
}

/* Stops only for some values of one argument: a call that asks or sets nothing of interest goes at full speed. */
static void trace_if_argument(struct program *p, const struct noted_call *call)
{
    skip_unless_equal(p, call->number, (uint8_t)(call->value_count + 3));
    load(p, argument_offset(call->argument));
    for (size_t i = 0; i < call->value_count; i++)
        add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call->values[i], (uint8_t)(call->value_count - i), 0));
    ret(p, SECCOMP_RET_ALLOW);
    ret(p, SECCOMP_RET_TRACE);
}

/* One instruction for each, and a stop that all of them share: the kernel translates the program anew in every run. */
static void trace_all(struct program *p, const uint16_t *numbers, size_t count)
{
    enum { NEAR = 200 };
    for (size_t begun = 0; begun < count; begun += NEAR) {
        size_t end = count - begun < NEAR ? count : begun + NEAR;
        for (size_t i = begun; i < end; i++)
            add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, numbers[i], (uint8_t)(end - i), 0));
        add(p, (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, 1));
        ret(p, SECCOMP_RET_TRACE);
    }
}

/* The length, an argument of 64 bits; skips as many instructions where it is that of no block. */
static void trace_if_block(struct program *p, unsigned argument)
{
    load(p, argument_offset(argument) + sizeof(uint32_t));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, 0, 2, 0));
    load(p, argument_offset(argument));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, BLOCK_LEAST, 0, 1));
    ret(p, SECCOMP_RET_TRACE);
}

/* As maps_block and unmaps_block have it. */
static void trace_blocks(struct program *p)
{
    enum { IF_BLOCK = 5 };
    skip_unless_equal(p, SYS_munmap, IF_BLOCK + 1);
    trace_if_block(p, 1);
    ret(p, SECCOMP_RET_ALLOW);
    skip_unless_equal(p, SYS_mmap, IF_BLOCK + 4);
    load(p, argument_offset(3));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, BLOCK_FLAGS, 1, 0));
    skip_unless_equal(p, STACK_FLAGS, IF_BLOCK);
    trace_if_block(p, 1);
    load(p, offsetof(struct seccomp_data, nr));
}

static void refuse(struct program *p, uint32_t number, uint16_t error)
{
    skip_unless_equal(p, number, 1);
    ret(p, SECCOMP_RET_ERRNO | error);
}

static void refuse_namespaces(struct program *p)
{
    refuse(p, SYS_unshare, EPERM);
    refuse(p, SYS_setns, EPERM);
    skip_unless_equal(p, SYS_clone, 3);
    load(p, argument_offset(0));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_NAMESPACES, 0, 1));
    ret(p, SECCOMP_RET_ERRNO | EPERM);
    load(p, offsetof(struct seccomp_data, nr));
}

static int install(struct program *p)
{
    ret(p, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {.len = p->length, .filter = p->code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

static const struct visible *none_is_visible(long number)
{
    (void)number;
    return NULL;
}

/* Those that always stop, besides the visible ones, which do anyway. */
static size_t always_noted(uint16_t *numbers, const struct visible *(*visible)(long number))
{
    size_t count = 0;
    for (size_t i = 0; i < noted_call_count; i++)
        if (noted_calls[i].when == ALWAYS && !visible(noted_calls[i].number))
            numbers[count++] = noted_calls[i].number;
    return count;
}

static void trace_some(struct program *p, const struct visible *(*visible)(long number))
{
    for (size_t i = 0; i < noted_call_count; i++)
        if (noted_calls[i].value_count > 0 && !visible(noted_calls[i].number))
            trace_if_argument(p, &noted_calls[i]);
}

int filter_watch(void)
{
    static struct program p;
    uint16_t numbers[MOST_CALLS];
    foreign_entries(&p, true);
    trace_blocks(&p);
    trace_all(&p, numbers, always_noted(numbers, none_is_visible));
    trace_some(&p, none_is_visible);
    return install(&p);
}

static void allow_if_flag(struct program *p, uint32_t number, unsigned argument, uint32_t flag)
{
    skip_unless_equal(p, number, 3);
    load(p, argument_offset(argument));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, flag, 0, 1));
    ret(p, SECCOMP_RET_ALLOW);
    load(p, offsetof(struct seccomp_data, nr));
}

/* Writable memory that others may have, too. */
static void trace_shared_memory(struct program *p)
{
    skip_unless_equal(p, SYS_mmap, 6);
    load(p, argument_offset(3));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, MAP_SHARED, 0, 3));
    load(p, argument_offset(2));
    add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_WRITE, 0, 1));
    ret(p, SECCOMP_RET_TRACE);
    ret(p, SECCOMP_RET_ALLOW);
}

int filter_control(void)
{
    static struct program p;
    uint16_t numbers[MOST_CALLS];
    size_t count = 0;
    foreign_entries(&p, true);
    trace_blocks(&p);
    trace_shared_memory(&p);
    allow_if_flag(&p, SYS_newfstatat, 3, AT_EMPTY_PATH);
    for (size_t i = 0; i < visible_call_count; i++)
        numbers[count++] = visible_calls[i].number;
    for (size_t i = 0; i < answered_call_count; i++)
        numbers[count++] = answered_calls[i];
    for (size_t i = 0; i < changing_call_count; i++)
        numbers[count++] = changing_calls[i];
    count += always_noted(numbers + count, visible_call);
    trace_all(&p, numbers, count);
    trace_some(&p, visible_call);
    return install(&p);
}

int filter_refuse(void)
{
    static struct program p;
    foreign_entries(&p, false);
    for (size_t i = 0; i < refused_call_count; i++)
        refuse(&p, refused_calls[i].number, refused_calls[i].error);
    refuse(&p, SYS_clone3, ENOSYS); /* its flags lie in memory, out of a filter's sight; libc falls back to clone */
    refuse_namespaces(&p);
    return install(&p);
}
