// clone3(2) as a program of its own makes it, and as libc does: the registers of parent and child survive the call.
#define _GNU_SOURCE
#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static long clone3(struct clone_args *arguments, long size)
{
    long result, rdi = (long)arguments, rsi = size, rdx = 0xdd;
    register long r10 __asm__("r10") = 0x10, r8 __asm__("r8") = 0x8, r9 __asm__("r9") = 0x9;
    __asm__ volatile("syscall"
                     : "=a"(result), "+D"(rdi), "+S"(rsi), "+d"(rdx), "+r"(r10), "+r"(r8), "+r"(r9)
                     : "0"((long)SYS_clone3)
                     : "rcx", "r11", "memory");
    if (rdi != (long)arguments || rsi != size || rdx != 0xdd || r10 != 0x10 || r8 != 0x8 || r9 != 0x9)
        _exit(99);
    return result;
}

static int code_of_child(long pid, int code)
{
    int status;
    if (pid == 0)
        _exit(code);
    return pid > 0 && waitpid((pid_t)pid, &status, 0) == pid ? WEXITSTATUS(status) : -1;
}

static void *end_at_once(void *nothing)
{
    return nothing;
}

int main(void)
{
    int handle = -1;
    struct clone_args plain = {.exit_signal = SIGCHLD};
    struct clone_args handled = {.flags = CLONE_PIDFD | CLONE_UNTRACED, .exit_signal = SIGCHLD, .pidfd = (uint64_t)(uintptr_t)&handle};
    struct clone_args waited = {.flags = CLONE_VFORK, .exit_signal = SIGCHLD};
    printf("plain %d\n", code_of_child(clone3(&plain, sizeof plain), 7));
    printf("untraced %d\n", code_of_child(clone3(&handled, 64), 8));
    printf("handle %d\n", handle > 2);
    printf("vfork %d\n", code_of_child(clone3(&waited, sizeof waited), 9));
    struct clone_args unknown = {.flags = CLONE_CLEAR_SIGHAND, .exit_signal = SIGCHLD};
    printf("cannot be made as clone %d\n", (int)clone3(&unknown, sizeof unknown));
    struct clone_args no_signal = {.exit_signal = 100};
    printf("invalid %d %d %d\n", (int)clone3(&no_signal, sizeof no_signal), (int)clone3(&plain, 8), (int)clone3((void *)16, 64));
    fflush(stdout);

    pthread_t thread;
    pid_t spawned;
    if (pthread_create(&thread, NULL, end_at_once, NULL) != 0 || pthread_join(thread, NULL) != 0)
        return 1;
    char *words[] = {"true", NULL};
    return posix_spawnp(&spawned, "true", NULL, NULL, words, environ) != 0 || code_of_child(spawned, 0) != 0;
}
