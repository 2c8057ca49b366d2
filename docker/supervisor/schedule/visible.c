#include "visible.h"

#include <errno.h>
#include <sys/syscall.h>

enum { NUMBERS = 512, FCHMODAT2 = 452 /* newer than the headers */ };

const struct visible visible_calls[] = {
    {SYS_read, is_step_transfer, outlook_read, NULL, in_vain_eagain, NULL, false},
    {SYS_readv, is_step_transfer, outlook_read, NULL, in_vain_eagain, NULL, false},
    {SYS_pread64, is_step_transfer, outlook_read, NULL, in_vain_eagain, NULL, false},
    {SYS_preadv, is_step_transfer, outlook_read, NULL, in_vain_eagain, NULL, false},
    {SYS_preadv2, is_step_transfer, outlook_read, NULL, in_vain_eagain, NULL, false},
    {SYS_recvfrom, is_step_transfer, outlook_read, NULL, in_vain_eagain, NULL, false},
    {SYS_recvmsg, is_step_transfer, outlook_read, NULL, in_vain_eagain, NULL, false},
    {SYS_recvmmsg, is_step_transfer, outlook_read, NULL, in_vain_eagain, NULL, false},
    {SYS_write, is_step_transfer, outlook_write, start_write, in_vain_eagain, NULL, false},
    {SYS_writev, is_step_transfer, outlook_write, NULL, in_vain_eagain, NULL, false},
    {SYS_pwrite64, is_step_transfer, outlook_write, NULL, in_vain_eagain, NULL, false},
    {SYS_pwritev, is_step_transfer, outlook_write, NULL, in_vain_eagain, NULL, false},
    {SYS_pwritev2, is_step_transfer, outlook_write, NULL, in_vain_eagain, NULL, false},
    {SYS_sendto, is_step_transfer, outlook_write, NULL, in_vain_eagain, NULL, false},
    {SYS_sendmsg, is_step_transfer, outlook_write, NULL, in_vain_eagain, NULL, false},
    {SYS_sendmmsg, is_step_transfer, outlook_write, NULL, in_vain_eagain, NULL, false},
    {SYS_vmsplice, is_step_transfer, outlook_write, NULL, in_vain_eagain, NULL, false},
    {SYS_sendfile, NULL, outlook_sendfile, NULL, in_vain_eagain, NULL, false},
    {SYS_splice, NULL, outlook_splice, NULL, in_vain_eagain, NULL, false},
    {SYS_tee, NULL, outlook_splice, NULL, in_vain_eagain, NULL, false},
    {SYS_copy_file_range, NULL, outlook_splice, NULL, NULL, NULL, false},
    {SYS_accept, NULL, outlook_accept, NULL, in_vain_eagain, NULL, false},
    {SYS_accept4, NULL, outlook_accept, NULL, in_vain_eagain, NULL, false},
    {SYS_connect, NULL, outlook_anything, NULL, in_vain_failed, NULL, false},
    {SYS_bind, NULL, outlook_anything, NULL, in_vain_failed, NULL, false},
    {SYS_listen, NULL, outlook_anything, NULL, NULL, NULL, false},
    {SYS_shutdown, NULL, outlook_anything, NULL, NULL, NULL, false},
    {SYS_lseek, is_step_offset, outlook_offset, NULL, NULL, NULL, false},

    {SYS_open, is_step_open, outlook_open, start_open, in_vain_failed, NULL, false},
    {SYS_openat, is_step_open, outlook_open, start_open, in_vain_failed, NULL, false},
    {SYS_openat2, is_step_open, outlook_open, start_open, in_vain_failed, NULL, false},
    {SYS_creat, is_step_open, outlook_open, start_open, in_vain_failed, NULL, false},
    {SYS_close, is_step_close, outlook_close, NULL, NULL, NULL, false},
    {SYS_close_range, NULL, outlook_close_range, NULL, NULL, NULL, false},
    {SYS_dup2, is_step_dup, outlook_dup, NULL, NULL, NULL, false},
    {SYS_dup3, is_step_dup, outlook_dup, NULL, NULL, NULL, false},
    {SYS_fcntl, is_step_fcntl, outlook_lock, start_lock, in_vain_failed, NULL, false},
    {SYS_flock, NULL, outlook_lock, start_lock, in_vain_failed, NULL, false},

    {SYS_clone, NULL, outlook_fork, NULL, NULL, NULL, false},
    {SYS_fork, NULL, outlook_fork, NULL, NULL, NULL, false},
    {SYS_vfork, NULL, outlook_fork, NULL, NULL, NULL, false},
    {SYS_execve, NULL, outlook_exec, NULL, NULL, NULL, false},
    {SYS_execveat, NULL, outlook_exec, NULL, NULL, NULL, false},
    {SYS_exit, NULL, outlook_exit, NULL, NULL, NULL, true},
    {SYS_exit_group, NULL, outlook_exit, NULL, NULL, NULL, true},
    {SYS_wait4, NULL, outlook_wait, NULL, in_vain_wait, returned_wait_told, false},
    {SYS_waitid, NULL, outlook_wait, NULL, in_vain_wait, returned_wait_told, false},
    {SYS_getppid, NULL, outlook_parent, start_parent, NULL, NULL, false},
    {SYS_prctl, is_step_prctl, outlook_parent, NULL, NULL, returned_prctl_told, false},
    {SYS_setpgid, NULL, outlook_group, NULL, NULL, NULL, false},
    {SYS_setsid, NULL, outlook_group, NULL, NULL, NULL, false},
    {SYS_getpgid, NULL, outlook_group_look, NULL, NULL, NULL, false},
    {SYS_getpgrp, NULL, outlook_group_look, NULL, NULL, NULL, false},
    {SYS_getsid, NULL, outlook_group_look, NULL, NULL, NULL, false},

    {SYS_kill, NULL, outlook_kill, NULL, in_vain_kill, returned_killed, false},
    {SYS_tkill, NULL, outlook_kill, NULL, in_vain_kill, returned_killed, false},
    {SYS_tgkill, NULL, outlook_kill, NULL, in_vain_kill, returned_killed, false},
    {SYS_rt_sigqueueinfo, NULL, outlook_kill, NULL, in_vain_kill, returned_killed, false},
    {SYS_rt_tgsigqueueinfo, NULL, outlook_kill, NULL, in_vain_kill, returned_killed, false},
    {SYS_pidfd_send_signal, NULL, outlook_anything, NULL, in_vain_failed, returned_killed, false},
    {SYS_rt_sigaction, is_step_sigaction, outlook_own_signals, start_sigaction, NULL, NULL, false},
    {SYS_rt_sigprocmask, is_step_sigaction, outlook_own_signals, start_sigprocmask, NULL, NULL, false},
    {SYS_rt_sigpending, NULL, outlook_own_signals, NULL, NULL, NULL, false},
    {SYS_pause, NULL, outlook_pause, NULL, NULL, NULL, false},
    {SYS_rt_sigsuspend, NULL, outlook_sigsuspend, NULL, NULL, NULL, false},
    {SYS_rt_sigtimedwait, NULL, outlook_sigtimedwait, NULL, in_vain_eagain, NULL, false},

    {SYS_poll, NULL, outlook_poll, start_poll, in_vain_zero, NULL, false},
    {SYS_ppoll, NULL, outlook_poll, start_poll, in_vain_zero, NULL, false},
    {SYS_select, NULL, outlook_select, start_select, in_vain_zero, NULL, false},
    {SYS_pselect6, NULL, outlook_select, start_select, in_vain_zero, NULL, false},
    {SYS_epoll_wait, NULL, outlook_epoll, start_epoll, in_vain_zero, NULL, false},
    {SYS_epoll_pwait, NULL, outlook_epoll, start_epoll, in_vain_zero, NULL, false},

    {SYS_stat, is_step_name, outlook_name_look, NULL, in_vain_failed, NULL, false},
    {SYS_lstat, is_step_name, outlook_name_look, NULL, in_vain_failed, NULL, false},
    {SYS_newfstatat, is_step_name, outlook_name_look, NULL, in_vain_failed, NULL, false},
    {SYS_statx, is_step_name, outlook_name_look, NULL, in_vain_failed, NULL, false},
    {SYS_access, is_step_name, outlook_name_look, NULL, in_vain_failed, NULL, false},
    {SYS_faccessat, is_step_name, outlook_name_look, NULL, in_vain_failed, NULL, false},
    {SYS_faccessat2, is_step_name, outlook_name_look, NULL, in_vain_failed, NULL, false},
    {SYS_unlink, NULL, outlook_name_change, NULL, in_vain_failed, NULL, false},
    {SYS_unlinkat, NULL, outlook_name_change, NULL, in_vain_failed, NULL, false},
    {SYS_mkdir, NULL, outlook_name_change, NULL, in_vain_failed, NULL, false},
    {SYS_mkdirat, NULL, outlook_name_change, NULL, in_vain_failed, NULL, false},
    {SYS_rmdir, NULL, outlook_name_change, NULL, in_vain_failed, NULL, false},
    {SYS_mknod, NULL, outlook_name_change, NULL, in_vain_failed, NULL, false},
    {SYS_mknodat, NULL, outlook_name_change, NULL, in_vain_failed, NULL, false},
    {SYS_chmod, NULL, outlook_name_change, NULL, NULL, NULL, false},
    {SYS_fchmodat, NULL, outlook_name_change, NULL, NULL, NULL, false},
    {SYS_link, NULL, outlook_rename, NULL, in_vain_failed, NULL, false},
    {SYS_linkat, NULL, outlook_rename, NULL, in_vain_failed, NULL, false},
    {SYS_symlink, NULL, outlook_rename, NULL, in_vain_failed, NULL, false},
    {SYS_symlinkat, NULL, outlook_rename, NULL, in_vain_failed, NULL, false},
    {SYS_rename, NULL, outlook_rename, NULL, in_vain_failed, NULL, false},
    {SYS_renameat, NULL, outlook_rename, NULL, in_vain_failed, NULL, false},
    {SYS_renameat2, NULL, outlook_rename, NULL, in_vain_failed, NULL, false},
    {SYS_getdents64, NULL, outlook_folder, NULL, NULL, NULL, false},
    {SYS_truncate, NULL, outlook_truncate, NULL, NULL, NULL, false},
    {SYS_ftruncate, NULL, outlook_truncate, NULL, NULL, NULL, false},

    {SYS_shmget, NULL, outlook_ipc_get, NULL, in_vain_failed, NULL, false},
    {SYS_semget, NULL, outlook_ipc_get, NULL, in_vain_failed, NULL, false},
    {SYS_msgget, NULL, outlook_ipc_get, NULL, in_vain_failed, NULL, false},
    {SYS_semop, NULL, outlook_semop, start_semop, in_vain_failed, NULL, false},
    {SYS_semtimedop, NULL, outlook_semop, start_semop, in_vain_failed, NULL, false},
    {SYS_msgsnd, NULL, outlook_message, start_message, in_vain_failed, NULL, false},
    {SYS_msgrcv, NULL, outlook_message, start_message, in_vain_failed, NULL, false},
    {SYS_semctl, NULL, outlook_semctl, NULL, NULL, NULL, false},
    {SYS_msgctl, NULL, outlook_ipc, NULL, NULL, NULL, false},
    {SYS_shmctl, NULL, outlook_ipc, NULL, NULL, NULL, false},
    {SYS_shmat, NULL, outlook_ipc, NULL, NULL, NULL, false},
    {SYS_shmdt, NULL, outlook_anything, NULL, NULL, NULL, false},
    {SYS_mq_open, NULL, outlook_name_change, NULL, in_vain_failed, NULL, false},
    {SYS_mq_unlink, NULL, outlook_name_change, NULL, in_vain_failed, NULL, false},
    {SYS_mq_timedsend, NULL, outlook_mqueue, NULL, in_vain_eagain, NULL, false},
    {SYS_mq_timedreceive, NULL, outlook_mqueue, NULL, in_vain_eagain, NULL, false},
    {SYS_futex, is_step_futex, outlook_futex, NULL, NULL, NULL, false},

    {SYS_nanosleep, NULL, outlook_sleep, start_sleep, in_vain_always, NULL, false},
    {SYS_clock_nanosleep, NULL, outlook_sleep, start_sleep, in_vain_always, NULL, false},
    {SYS_sched_yield, NULL, outlook_yield, NULL, in_vain_always, NULL, false},
    {SYS_alarm, NULL, outlook_own_signals, start_alarm, NULL, NULL, false},
    {SYS_setitimer, is_step_setitimer, outlook_own_signals, start_setitimer, NULL, NULL, false},
};

const size_t visible_call_count = sizeof visible_calls / sizeof *visible_calls;

const uint16_t answered_calls[] = {SYS_clock_gettime, SYS_gettimeofday, SYS_time, SYS_getrandom, SYS_times, SYS_sysinfo};
const size_t answered_call_count = sizeof answered_calls / sizeof *answered_calls;

const uint16_t changing_calls[] = {
    SYS_fchmod, SYS_chown, SYS_fchown, SYS_lchown, SYS_fchownat, SYS_utime, SYS_utimes, SYS_futimesat, SYS_utimensat,
    SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SYS_fallocate, FCHMODAT2
};
const size_t changing_call_count = sizeof changing_calls / sizeof *changing_calls;

const struct visible *visible_call(long number)
{
    static uint8_t index[NUMBERS]; /* into visible_calls, plus one */
    if (!index[SYS_read])
        for (size_t i = 0; i < visible_call_count; i++)
            index[visible_calls[i].number] = (uint8_t)(i + 1);
    return number < 0 || number >= NUMBERS || !index[number] ? NULL : &visible_calls[index[number] - 1];
}

void outlook_ready(struct runner *runner, struct outlook *outlook)
{
    (void)runner;
    outlook->ready = true;
}

bool in_vain_eagain(const struct runner *runner, int64_t result)
{
    (void)runner;
    return result == -EAGAIN;
}

bool in_vain_zero(const struct runner *runner, int64_t result)
{
    (void)runner;
    return result == 0;
}

bool in_vain_failed(const struct runner *runner, int64_t result)
{
    (void)runner;
    return result < 0;
}

bool in_vain_always(const struct runner *runner, int64_t result)
{
    (void)runner, (void)result;
    return true;
}
