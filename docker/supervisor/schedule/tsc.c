#include "tsc.h"

#include "clock_answers.h"
#include "memory.h"
#include "runners.h"
#include "stop.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>

/* Two of them are a nanosecond of virtual time, as with a processor of 2 GHz. */
enum { CYCLES = 2, LONGEST = 3 };

void tsc_faults(void)
{
    (void)prctl(PR_SET_TSC, PR_TSC_SIGSEGV, 0, 0, 0);
}

/* The length of the instruction; 0: it is another one. */
static unsigned length_of(const uint8_t *code, size_t count)
{
    static const uint8_t rdtsc[] = {0x0f, 0x31}, rdtscp[] = {0x0f, 0x01, 0xf9};
    if (count >= sizeof rdtsc && memcmp(code, rdtsc, sizeof rdtsc) == 0)
        return sizeof rdtsc;
    return count >= sizeof rdtscp && memcmp(code, rdtscp, sizeof rdtscp) == 0 ? sizeof rdtscp : 0;
}

static bool is_fault(const struct thread *thread)
{
    siginfo_t info;
    return ptrace(PTRACE_GETSIGINFO, thread->tid, NULL, &info) == 0 && info.si_code == SI_KERNEL;
}

bool tsc_answered(struct thread *thread, int signal)
{
    uint8_t code[LONGEST];
    struct runner *runner = runner_of(thread);
    if (signal != SIGSEGV || !runner || !is_fault(thread))
        return false;
    struct user_regs_struct *r = stop_registers(thread);
    unsigned length = r ? length_of(code, memory_read(thread->tid, r->rip, code, sizeof code)) : 0;
    if (length == 0)
        return false;
    uint64_t now = clock_asked(runner) * CYCLES;
    r->rax = now & UINT32_MAX;
    r->rdx = now >> 32;
    if (length == LONGEST)
        r->rcx = 0; /* the processor's number */
    r->rip += length;
    return ptrace(PTRACE_SETREGS, thread->tid, NULL, r) == 0;
}
