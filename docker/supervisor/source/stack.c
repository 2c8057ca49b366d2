#include "stack.h"

#include "memory.h"
#include "unwind.h"

#include <stdbool.h>

/*
 * Most calls are made a few hundred bytes below the student's frame; stdio writes unbuffered streams through 8 KiB of
 * stack. So more is read only where less holds no frame.
 */
enum { FIRST_PART = 2048, LAST_PART = 32768 };

static size_t add_if_own(const struct process *process, uint64_t word, uint64_t *frames, size_t count)
{
    uint64_t address = word - process->image_bias;
    if (image_returns_to(process->image, address))
        frames[count++] = address;
    return count;
}

/* Return addresses among the words of one part of the stack; false where the stack ends. */
static bool scan(const struct process *process, pid_t tid, uint64_t sp, size_t length, uint64_t *frames, size_t *count)
{
    static uint64_t words[LAST_PART / sizeof(uint64_t)];
    size_t read = memory_read(tid, sp, words, length) / sizeof *words;
    for (size_t i = 0; i < read && *count < FRAMES; i++)
        *count = add_if_own(process, words[i], frames, *count);
    return read == length / sizeof *words;
}

/* Where there is no call frame information: the words that follow a call in the student's code, right most of the time. */
static size_t guess(const struct process *process, pid_t tid, uint64_t sp, uint64_t *frames, size_t count)
{
    size_t known = count;
    for (size_t length = FIRST_PART; length <= LAST_PART; length *= 2) {
        if (!scan(process, tid, sp, length, frames, &count) || count > known)
            break;
        sp += length;
    }
    return count;
}

size_t stack_frames(struct process *process, pid_t tid, const struct registers *at, uint64_t frames[FRAMES])
{
    if (!process->image || process->executing)
        return 0;
    struct unwound known = unwind(process, tid, at, frames);
    return known.sp ? guess(process, tid, known.sp, frames, known.count) : known.count;
}
