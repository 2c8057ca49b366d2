#include "calls.h"

#include "calls_memory.h"
#include "event.h"
#include "signals.h"

#include <fcntl.h>
#include <linux/prctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#define VALUES(...) .when = SOME_VALUES, .values = (const uint32_t[]){__VA_ARGS__}, \
    .value_count = sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)

const struct noted_call noted_calls[] = {
    {SYS_clone, entry_clone, returned_clone, .when = ALWAYS},
    {SYS_clone3, entry_refuse, returned_clone, .when = ALWAYS}, /* it is made as clone, before anybody looks here */
    {SYS_fork, entry_clone, returned_clone, .when = ALWAYS},
    {SYS_vfork, entry_clone, returned_clone, .when = ALWAYS},
    {SYS_execve, entry_exec, returned_exec, .when = ALWAYS},
    {SYS_execveat, entry_exec, returned_exec, .when = ALWAYS},
    {SYS_prctl, entry_prctl, returned_prctl,
     VALUES(PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, PR_SET_SECCOMP)},
    {SYS_getppid, entry_await, returned_getppid, .when = ALWAYS},
    {SYS_setpgid, entry_await, returned_called, .when = ALWAYS},
    {SYS_setsid, entry_await, returned_called, .when = ALWAYS},

    {SYS_wait4, entry_wait, returned_wait, .when = ALWAYS},
    {SYS_waitid, entry_wait, returned_wait, .when = ALWAYS},

    {SYS_read, entry_read, returned_read, .when = ALWAYS},
    {SYS_readv, entry_read, returned_read, .when = ALWAYS},
    {SYS_pread64, entry_read, returned_read, .when = ALWAYS},
    {SYS_preadv, entry_read, returned_read, .when = ALWAYS},
    {SYS_recvfrom, entry_read, returned_read, .when = ALWAYS},
    {SYS_preadv2, entry_read, returned_read, .when = ALWAYS},
    {SYS_recvmsg, entry_read, returned_read, .when = ALWAYS},
    {SYS_recvmmsg, entry_read, returned_read, .when = ALWAYS},
    {SYS_write, entry_write, returned_write, .when = ALWAYS},
    {SYS_writev, entry_write, returned_write, .when = ALWAYS},
    {SYS_pwrite64, entry_write, returned_write, .when = ALWAYS},
    {SYS_pwritev, entry_write, returned_write, .when = ALWAYS},
    {SYS_pwritev2, entry_write, returned_write, .when = ALWAYS},
    {SYS_sendto, entry_write, returned_write, .when = ALWAYS},
    {SYS_sendmsg, entry_write, returned_write, .when = ALWAYS},
    {SYS_sendmmsg, entry_write, returned_write, .when = ALWAYS},
    {SYS_sendfile, entry_write, returned_write, .when = ALWAYS},
    {SYS_vmsplice, entry_write, returned_write, .when = ALWAYS},
    {SYS_splice, entry_splice, returned_write, .when = ALWAYS},
    {SYS_tee, entry_splice, returned_write, .when = ALWAYS},
    {SYS_copy_file_range, entry_splice, returned_write, .when = ALWAYS},

    {SYS_open, entry_open, returned_open, .when = ALWAYS},
    {SYS_openat, entry_open, returned_open, .when = ALWAYS},
    {SYS_openat2, entry_open, returned_open, .when = ALWAYS},
    {SYS_creat, entry_open, returned_open, .when = ALWAYS},
    {SYS_close, entry_close, NULL, .when = ALWAYS},
    {SYS_close_range, entry_close_range, NULL, .when = ALWAYS},
    {SYS_pipe, entry_await, returned_pipe, .when = ALWAYS},
    {SYS_pipe2, entry_await, returned_pipe, .when = ALWAYS},
    {SYS_socketpair, entry_await, returned_socketpair, .when = ALWAYS},
    {SYS_dup, entry_dup, returned_dup, .when = ALWAYS},
    {SYS_dup2, entry_dup, returned_dup, .when = ALWAYS},
    {SYS_dup3, entry_dup, returned_dup, .when = ALWAYS},
    {SYS_fcntl, entry_dup, returned_dup, .argument = 1, VALUES(F_DUPFD, F_DUPFD_CLOEXEC)},
    {SYS_socket, entry_await, returned_descriptor, .when = ALWAYS},
    {SYS_accept, entry_await, returned_descriptor, .when = ALWAYS},
    {SYS_accept4, entry_await, returned_descriptor, .when = ALWAYS},
    {SYS_memfd_create, entry_await, returned_descriptor, .when = ALWAYS},
    {SYS_eventfd2, entry_await, returned_descriptor, .when = ALWAYS},
    {SYS_signalfd4, entry_await, returned_descriptor, .when = ALWAYS},
    {SYS_timerfd_create, entry_await, returned_descriptor, .when = ALWAYS},
    {SYS_epoll_create1, entry_await, returned_descriptor, .when = ALWAYS},
    {SYS_pidfd_open, entry_await, returned_descriptor, .when = ALWAYS},
    {SYS_bind, entry_await, returned_called, .when = ALWAYS},
    {SYS_listen, entry_await, returned_called, .when = ALWAYS},
    {SYS_connect, entry_await, returned_called, .when = ALWAYS},
    {SYS_flock, entry_await, returned_called, .when = ALWAYS},

    {SYS_kill, entry_kill, returned_kill, .when = ALWAYS},
    {SYS_tkill, entry_kill, returned_kill, .when = ALWAYS},
    {SYS_tgkill, entry_kill, returned_kill, .when = ALWAYS},
    {SYS_rt_sigqueueinfo, entry_kill, returned_kill, .when = ALWAYS},
    {SYS_rt_tgsigqueueinfo, entry_kill, returned_kill, .when = ALWAYS},
    {SYS_pidfd_send_signal, entry_kill, returned_kill, .when = ALWAYS},
    {SYS_rt_sigaction, entry_sigaction, NULL, VALUES(WATCHED_SIGNALS)},
    {SYS_alarm, entry_timer, NULL, .when = ALWAYS},
    {SYS_setitimer, entry_timer, NULL, .when = ALWAYS},
    {SYS_timer_settime, entry_timer, NULL, .when = ALWAYS},
    {SYS_timerfd_settime, entry_timer, NULL, .when = ALWAYS},
    {SYS_pause, entry_said, NULL, .when = ALWAYS},
    {SYS_rt_sigsuspend, entry_said, NULL, .when = ALWAYS},
    {SYS_rt_sigtimedwait, entry_await, returned_called, .when = ALWAYS},
    {SYS_nanosleep, entry_said, NULL, .when = ALWAYS},
    {SYS_clock_nanosleep, entry_said, NULL, .when = ALWAYS},

    {SYS_shmget, entry_await, returned_ipc_made, .when = ALWAYS},
    {SYS_semget, entry_await, returned_ipc_made, .when = ALWAYS},
    {SYS_msgget, entry_await, returned_ipc_made, .when = ALWAYS},
    {SYS_mq_open, entry_path, returned_ipc_made, .when = ALWAYS},
    {SYS_shmctl, entry_await, returned_ipc_removed, .argument = 1, VALUES(IPC_RMID)},
    {SYS_msgctl, entry_await, returned_ipc_removed, .argument = 1, VALUES(IPC_RMID)},
    {SYS_semctl, entry_await, returned_ipc_removed, .argument = 2, VALUES(IPC_RMID)},
    {SYS_mq_unlink, entry_path, returned_ipc_removed, .when = ALWAYS},
    {SYS_mknod, entry_path, returned_mknod, .when = ALWAYS},
    {SYS_mknodat, entry_path, returned_mknod, .when = ALWAYS},
    {SYS_link, entry_path, returned_link, .when = ALWAYS},
    {SYS_linkat, entry_path, returned_link, .when = ALWAYS},
    {SYS_unlink, entry_path, returned_unlink, .when = ALWAYS},
    {SYS_unlinkat, entry_path, returned_unlink, .when = ALWAYS},
    {SYS_shmat, entry_await, returned_called, .when = ALWAYS},
    {SYS_shmdt, entry_await, returned_called, .when = ALWAYS},
    {SYS_mmap, entry_await, returned_map, .argument = 3, VALUES(MAP_SHARED, MAP_SHARED | MAP_ANONYMOUS), .also = maps_block},
    {SYS_munmap, entry_unmap, NULL, .when = SOME_VALUES, .also = unmaps_block},
    {SYS_semop, entry_await, returned_called, .when = ALWAYS},
    {SYS_semtimedop, entry_await, returned_called, .when = ALWAYS},
    {SYS_msgsnd, entry_await, returned_called, .when = ALWAYS},
    {SYS_msgrcv, entry_await, returned_called, .when = ALWAYS},
    {SYS_mq_timedsend, entry_await, returned_called, .when = ALWAYS},
    {SYS_mq_timedreceive, entry_await, returned_called, .when = ALWAYS},

    {SYS_ptrace, entry_refuse, NULL, .when = ALWAYS},
    {SYS_unshare, entry_unshare, returned_called, .when = ALWAYS},
    {SYS_setns, entry_refuse, NULL, .when = ALWAYS},
    {SYS_seccomp, entry_refuse, NULL, .when = ALWAYS},
    {SYS_pidfd_getfd, entry_refuse, NULL, .when = ALWAYS},
    {SYS_io_uring_setup, entry_refuse, NULL, .when = ALWAYS},
    {SYS_io_uring_enter, entry_refuse, NULL, .when = ALWAYS},
    {SYS_io_uring_register, entry_refuse, NULL, .when = ALWAYS},
    {SYS_bpf, entry_refuse, NULL, .when = ALWAYS},
    {SYS_perf_event_open, entry_refuse, NULL, .when = ALWAYS},
    {SYS_userfaultfd, entry_refuse, NULL, .when = ALWAYS},
    {SYS_keyctl, entry_refuse, NULL, .when = ALWAYS},
    {SYS_add_key, entry_refuse, NULL, .when = ALWAYS},
    {SYS_request_key, entry_refuse, NULL, .when = ALWAYS},
};

const size_t noted_call_count = sizeof noted_calls / sizeof *noted_calls;

const struct noted_call *noted_call(long number)
{
    enum { NUMBERS = 512 };
    static uint8_t index[NUMBERS]; /* into noted_calls, plus one */
    if (!index[SYS_read])
        for (size_t i = 0; i < noted_call_count; i++)
            index[noted_calls[i].number] = (uint8_t)(i + 1);
    if (number < 0 || number >= NUMBERS || !index[number])
        return NULL;
    return &noted_calls[index[number] - 1];
}

const struct noted_call *noted_call_with(long number, const uint64_t arguments[6])
{
    const struct noted_call *noted = noted_call(number);
    if (!noted || noted->when == ALWAYS)
        return noted;
    for (size_t i = 0; i < noted->value_count; i++)
        if ((uint32_t)arguments[noted->argument] == noted->values[i])
            return noted;
    return noted->also && noted->also(arguments) ? noted : NULL;
}

enum entry entry_await(struct thread *thread, const struct user_regs_struct *registers)
{
    (void)thread, (void)registers;
    return AWAIT;
}

enum entry entry_said(struct thread *thread, const struct user_regs_struct *registers)
{
    (void)registers;
    returned_called(thread, 0);
    return GO_ON;
}

enum entry entry_refuse(struct thread *thread, const struct user_regs_struct *registers)
{
    (void)thread, (void)registers;
    return REFUSE;
}

void returned_called(struct thread *thread, int64_t result)
{
    struct bytes *payload = event_here(CALLED, thread);
    bytes_u32(payload, (uint32_t)thread->call.number);
    for (int i = 0; i < 6; i++)
        bytes_u64(payload, thread->call.arguments[i]);
    bytes_u64(payload, (uint64_t)result);
    bytes_u32(payload, thread->call.since);
    event_end();
}
