// Arguments that are 32 bits wide to the kernel, with something in the upper half of their registers.
#define _GNU_SOURCE
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { SIGNAL_CHLD = 17 };

int main(void)
{
    uint64_t ignore[4] = {1};
    for (uint64_t high = 1; high < 64; high++)
        syscall(SYS_rt_sigaction, high << 32 | SIGNAL_CHLD, ignore, NULL, 8);
    struct sock_filter allow[] = {BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    struct sock_fprog filter = {1, allow};
    printf("own filter %ld\n", syscall(SYS_prctl, UINT64_C(1) << 32 | PR_SET_SECCOMP, 2, &filter, 0, 0));
    return 0;
}
