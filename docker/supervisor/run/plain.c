#include "plain.h"

#include "event.h"
#include "fail.h"
#include "fates.h"

#include <errno.h>
#include <sys/wait.h>

void plain_start(pid_t pid)
{
    process_add(pid, NULL);
}

static void first_ended(struct process *first, int status, const struct rusage *usage)
{
    first->ended = true;
    struct bytes *payload = event_of_process(ENDED, first);
    bytes_u32(payload, (uint32_t)status);
    bytes_u8(payload, 0);
    event_end();
    fates_collected(first, (uint32_t)status, usage);
}

enum step plain_step(bool wait)
{
    int status;
    struct rusage usage;
    pid_t pid = wait4(-1, &status, wait ? 0 : WNOHANG, &usage);
    if (pid < 0 && errno == EINTR)
        return STEP_NOTHING;
    if (pid < 0 && errno != ECHILD)
        fail("wait4");
    if (pid < 0)
        return STEP_NOBODY;
    if (pid == 0)
        return STEP_NOTHING;
    struct process *first = process_by_id(1);
    if (first->pid == pid && !first->ended)
        first_ended(first, status, &usage);
    return STEP_DONE;
}
