#include "refused.h"

#include <errno.h>
#include <sys/syscall.h>

/* ENOSYS is what a kernel without the call says: libraries then go another way. */
const struct refused_call refused_calls[] = {
    {SYS_io_uring_setup, ENOSYS}, {SYS_io_uring_enter, ENOSYS}, {SYS_io_uring_register, ENOSYS},
    {SYS_bpf, EPERM}, {SYS_perf_event_open, EPERM}, {SYS_userfaultfd, EPERM},
    {SYS_keyctl, EPERM}, {SYS_add_key, EPERM}, {SYS_request_key, EPERM},
};

const size_t refused_call_count = sizeof refused_calls / sizeof *refused_calls;

int refused_error(long number)
{
    for (size_t i = 0; i < refused_call_count; i++)
        if (refused_calls[i].number == number)
            return refused_calls[i].error;
    return EPERM;
}
