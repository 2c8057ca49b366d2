/*
 * It lies in the thread's own storage, at an offset that only the loader knows, and that __errno_location(3) adds to the thread's pointer: so that
 * function's code is read, which is four instructions long.
 */
#include "errno_of.h"

#include "exported.h"
#include "memory.h"
#include "stop.h"

#include <string.h>

/* endbr64, where there is one; mov rax, [rip + offset]; add rax, fs:0. */
static const uint8_t ENDBR64[] = {0xf3, 0x0f, 0x1e, 0xfa}, LOAD[] = {0x48, 0x8b, 0x05}, ADD[] = {0x64, 0x48, 0x03, 0x04, 0x25, 0, 0, 0, 0};

enum { LOAD_LENGTH = sizeof LOAD + sizeof(int32_t) };

/* From the thread's pointer; 0: the code is another. */
static int64_t offset(struct thread *thread)
{
    uint8_t code[sizeof ENDBR64 + LOAD_LENGTH + sizeof ADD];
    uint64_t function = exported_address(thread->process, thread->tid, "__errno_location");
    if (!function || memory_read(thread->tid, function, code, sizeof code) != sizeof code)
        return 0;
    size_t at = memcmp(code, ENDBR64, sizeof ENDBR64) == 0 ? sizeof ENDBR64 : 0;
    int32_t distance;
    int64_t value;
    if (memcmp(code + at, LOAD, sizeof LOAD) != 0 || memcmp(code + at + LOAD_LENGTH, ADD, sizeof ADD) != 0)
        return 0;
    memcpy(&distance, code + at + sizeof LOAD, sizeof distance);
    uint64_t slot = function + at + LOAD_LENGTH + (uint64_t)(int64_t)distance;
    return memory_read(thread->tid, slot, &value, sizeof value) == sizeof value ? value : 0;
}

bool errno_of(struct thread *thread, int *error)
{
    int64_t from = offset(thread);
    const struct user_regs_struct *r = stop_registers(thread);
    return from && r && memory_read(thread->tid, r->fs_base + (uint64_t)from, error, sizeof *error) == sizeof *error;
}
