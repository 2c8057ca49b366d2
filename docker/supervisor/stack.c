#include "stack.h"

#include "memory.h"

enum { STACK_BYTES = 8192 };

static size_t add_if_own(const struct process *process, uint64_t word, uint64_t *frames, size_t count)
{
    uint64_t address = word - process->image_bias;
    if (image_returns_to(process->image, address))
        frames[count++] = address;
    return count;
}

static bool in_own_text(const struct process *process, uint64_t address)
{
    uint64_t start = process->image->text_address;
    return address >= start && address < start + process->image->text_length;
}

size_t stack_frames(const struct process *process, pid_t tid, const struct registers *at, uint64_t frames[FRAMES])
{
    uint64_t words[STACK_BYTES / sizeof(uint64_t)];
    size_t count = 0;
    if (!process->image || process->executing)
        return 0;
    /* A program counter in the student's code stands on the next instruction to come, as a return address does. */
    if (in_own_text(process, at->pc - process->image_bias))
        frames[count++] = at->pc - process->image_bias + 1;
    size_t read = memory_read(tid, at->sp, words, sizeof words) / sizeof *words;
    for (size_t i = 0; i < read && count < FRAMES; i++)
        count = add_if_own(process, words[i], frames, count);
    return count;
}
