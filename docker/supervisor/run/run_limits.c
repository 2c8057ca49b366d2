#include "run_limits.h"

#include "tasks.h"

#include <stddef.h>

static struct {
    uint32_t processes;
    uint64_t output, written;
    const char *broken;
    bool ends_run;
} limits;

void limits_begin(uint32_t processes, uint64_t output)
{
    limits.processes = processes;
    limits.output = output;
    limits.written = 0;
    limits.broken = NULL;
    limits.ends_run = false;
}

bool limit_processes_reached(void)
{
    if (limits.processes == 0 || tasks.present_count < limits.processes)
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

void limit_note(const char *which)
{
    if (!limits.broken)
        limits.broken = which;
}

void limit_break(const char *which)
{
    limit_note(which);
    limits.ends_run = true;
}

bool limit_ends_run(void)
{
    return limits.ends_run;
}

const char *limit_broken(void)
{
    return limits.broken;
}
