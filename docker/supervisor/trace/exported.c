#include "exported.h"

#include "modules.h"
#include "symbols.h"

uint64_t exported_address(struct process *process, pid_t tid, const char *name)
{
    uint64_t address = 0;
    if (!process->modules)
        process->modules = modules_read(tid);
    for (size_t i = 0; i < process->modules->count && !address; i++)
        address = symbol_address(tid, process->modules->list[i].start, name);
    return address;
}
