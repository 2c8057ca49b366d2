#include "lending.h"

#include "memory.h"

void runner_lend(struct runner *runner, uint64_t address, const void *bytes, size_t length)
{
    if (length > sizeof runner->lent || memory_read(runner->tid, address, runner->lent, length) != length)
        return;
    runner->lent_at = address;
    runner->lent_length = length;
    memory_write(runner->tid, address, bytes, length);
}

void runner_give_back(struct runner *runner)
{
    if (runner->lent_length)
        memory_write(runner->tid, runner->lent_at, runner->lent, runner->lent_length);
    runner->lent_length = 0;
}
