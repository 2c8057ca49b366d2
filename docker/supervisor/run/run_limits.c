#include "run_limits.h"

#include "tasks.h"

#include <stddef.h>

static struct {
    uint32_t processes, cpu_s;
    uint64_t output, written, file;
    const char *broken;
    bool ends_run;
} limits;

void limits_begin(uint32_t processes, uint64_t output, uint32_t cpu_s, uint64_t file)
{
    limits.processes = processes;
    limits.output = output;
    limits.cpu_s = cpu_s;
    limits.file = file;
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

void limit_met_cpu(uint64_t seconds)
{
    if (limits.cpu_s && seconds >= limits.cpu_s)
        limit_note("cpu");
}

void limit_met_file(uint64_t bytes)
{
    if (limits.file && bytes >= limits.file)
        limit_note("file");
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
