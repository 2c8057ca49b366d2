#include "run_limits.h"

#include "tasks.h"

#include <stddef.h>

static struct {
    uint32_t processes;
    uint64_t output, written;
    const char *broken;
} limits;

void limits_begin(uint32_t processes, uint64_t output)
{
    limits.processes = processes;
    limits.output = output;
    limits.written = 0;
    limits.broken = NULL;
}

bool limit_processes_reached(void)
{
    if (limits.processes == 0 || tasks.present < limits.processes)
        return false;
    limit_break("processes");
    return true;
}

uint64_t limit_output(uint64_t length)
{
    uint64_t left = limits.output - limits.written;
    if (limits.output && length > left) {
        length = left;
        limit_break("output");
    }
    limits.written += length;
    return length;
}

void limit_break(const char *which)
{
    if (!limits.broken)
        limits.broken = which;
}

const char *limit_broken(void)
{
    return limits.broken;
}
