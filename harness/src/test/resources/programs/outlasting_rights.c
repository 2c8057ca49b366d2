// Rights and objects of the kernel that would outlast a run or reach beyond it.
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { KEYRING_OF_USER = -4 };

int main(void)
{
    printf("key %d\n", syscall(SYS_add_key, "user", "left", "here", 4, KEYRING_OF_USER) >= 0);
    printf("namespace %d\n", unshare(CLONE_NEWUSER) == 0);
    long child = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, NULL, NULL, NULL, NULL);
    if (child == 0)
        _exit(0);
    printf("namespace of a child %d\n", child > 0);
    return 0;
}
