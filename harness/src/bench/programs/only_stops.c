/*
 * The floor: a tracer that stops processes where proclab's supervisor does, and does nothing there. What it costs is what the kernel takes
 * for the stops; what the supervisor costs more is its own work.
 */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { AT_ENTRY = 1, AT_RETURN = 2, SYSCALL_STOP = SIGTRAP | 0x80 };

static const struct {
    uint16_t number, when;
} calls[] = {
    {SYS_clone, AT_ENTRY}, {SYS_fork, AT_ENTRY}, {SYS_vfork, AT_ENTRY}, {SYS_execve, AT_RETURN}, {SYS_wait4, AT_RETURN},
    {SYS_waitid, AT_RETURN}, {SYS_read, AT_RETURN}, {SYS_pread64, AT_RETURN}, {SYS_write, AT_RETURN}, {SYS_openat, AT_RETURN},
    {SYS_close, AT_ENTRY}, {SYS_pipe, AT_RETURN}, {SYS_pipe2, AT_RETURN}, {SYS_dup, AT_RETURN}, {SYS_dup2, AT_RETURN},
    {SYS_dup3, AT_RETURN}, {SYS_copy_file_range, AT_RETURN}, {SYS_splice, AT_RETURN},
};

enum { CALLS = sizeof calls / sizeof *calls };

static void fail(const char *what)
{
    perror(what);
    exit(3);
}

static void filter(void)
{
    struct sock_filter code[2 * CALLS + 2];
    unsigned short length = 0;
    code[length++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (size_t i = 0; i < CALLS; i++) {
        code[length++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, calls[i].number, 0, 1);
        code[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, (uint32_t)(SECCOMP_RET_TRACE | calls[i].when));
    }
    code[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {length, code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) < 0)
        fail("seccomp");
}

static void go_on(int how, pid_t pid, int signal)
{
    if (ptrace(how, pid, NULL, (void *)(intptr_t)signal) < 0 && errno != ESRCH)
        fail("ptrace");
}

static void stopped(pid_t pid, int signal, int event)
{
    unsigned long when = AT_ENTRY;
    if (event == PTRACE_EVENT_SECCOMP && ptrace(PTRACE_GETEVENTMSG, pid, NULL, &when) < 0 && errno != ESRCH)
        fail("ptrace");
    int delivered = event || signal == SYSCALL_STOP ? 0 : signal;
    go_on(event == PTRACE_EVENT_SECCOMP && when == AT_RETURN ? PTRACE_SYSCALL : PTRACE_CONT, pid, delivered);
}

static pid_t started(char **argv)
{
    int gate[2];
    char byte = 0;
    if (pipe(gate) < 0)
        fail("pipe");
    pid_t pid = fork();
    if (pid < 0)
        fail("fork");
    if (pid == 0) {
        close(gate[1]);
        if (read(gate[0], &byte, 1) != 1)
            _exit(3);
        close(gate[0]);
        filter();
        execv(argv[0], argv);
        _exit(127);
    }
    long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC
                 | PTRACE_O_TRACEEXIT | PTRACE_O_TRACESECCOMP | PTRACE_O_EXITKILL;
    if (ptrace(PTRACE_SEIZE, pid, NULL, (void *)options) < 0 || write(gate[1], &byte, 1) != 1)
        fail("seize");
    close(gate[0]);
    close(gate[1]);
    return pid;
}

int main(int argc, char **argv)
{
    int status, result = 3;
    if (argc < 2)
        return 2;
    pid_t first = started(argv + 1), pid;
    while ((pid = waitpid(-1, &status, __WALL)) > 0) {
        if (WIFSTOPPED(status))
            stopped(pid, WSTOPSIG(status), status >> 16);
        else if (pid == first)
            result = WIFEXITED(status) ? WEXITSTATUS(status) : 3;
    }
    return result;
}
