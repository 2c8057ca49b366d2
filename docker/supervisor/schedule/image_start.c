#include "image_start.h"

#include "memory.h"
#include "stop.h"

#include <elf.h>

enum { WORDS = 4096 };

/* Past argc and argv, and past the environment; `count` where the stack was read no further. */
static size_t after_null(const uint64_t *words, size_t at, size_t count)
{
    while (at < count && words[at])
        at++;
    return at < count ? at + 1 : count;
}

static void set(struct thread *thread, uint64_t address, uint64_t type)
{
    memory_write(thread->tid, address, &type, sizeof type);
}

void image_start_repeatable(struct thread *thread)
{
    static const uint8_t chance[16] = {0x5a, 0xc3, 0x17, 0x8e, 0x61, 0xf4, 0x2b, 0x90, 0x00, 0x3d, 0xa8, 0x76, 0xe1, 0x0c, 0xb9, 0x44};
    uint64_t words[WORDS];
    const struct user_regs_struct *r = stop_registers(thread);
    if (!r)
        return;
    size_t count = memory_read(thread->tid, r->rsp, words, sizeof words) / sizeof *words;
    size_t at = after_null(words, after_null(words, 1, count), count);
    for (; at + 1 < count && words[at] != AT_NULL; at += 2) {
        if (words[at] == AT_SYSINFO_EHDR)
            set(thread, r->rsp + at * sizeof *words, AT_IGNORE);
        else if (words[at] == AT_RANDOM)
            memory_write(thread->tid, words[at + 1], chance, sizeof chance);
    }
}
