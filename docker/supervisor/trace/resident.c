#include "resident.h"

#include "procfs.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool resident_bound(pid_t process, uint64_t *bytes)
{
    uint64_t pages;
    char text[PROCFS_FILE_BYTES];
    if (!procfs_read(process, "statm", text) || sscanf(text, "%*u %" SCNu64, &pages) != 1)
        return false;
    *bytes = pages * (uint64_t)sysconf(_SC_PAGESIZE);
    return pages > 0;
}

/* A process that has made itself not dumpable (prctl(2)) hides its pages from whoever has no CAP_SYS_PTRACE, but not how many there are. */
static bool counted_by_kernel(pid_t process, struct resident *resident)
{
    char text[PROCFS_FILE_BYTES];
    if (!procfs_read(process, "status", text) || !strstr(text, "\nRssAnon:"))
        return false;
    resident->own = resident->share = (procfs_kib(text, "RssAnon") + procfs_kib(text, "RssShmem") + procfs_kib(text, "VmSwap")) * 1024;
    return true;
}

bool resident_exact(pid_t process, struct resident *resident)
{
    char text[PROCFS_FILE_BYTES];
    if (!procfs_read(process, "smaps_rollup", text))
        return counted_by_kernel(process, resident);
    uint64_t shared = procfs_kib(text, "Pss_Shmem"), freed = procfs_kib(text, "LazyFree"), all = procfs_kib(text, "Anonymous") + procfs_kib(text, "Swap");
    resident->own = (all > freed ? all - freed : 0) + shared;
    resident->share = procfs_kib(text, "Pss_Anon") + procfs_kib(text, "SwapPss") + shared;
    resident->own *= 1024;
    resident->share *= 1024;
    return true;
}
