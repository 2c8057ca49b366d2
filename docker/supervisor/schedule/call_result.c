#include "call_result.h"

#include "aftermath.h"
#include "channels.h"
#include "lending.h"
#include "letting_go.h"
#include "stop.h"
#include "tracer.h"
#include "visible.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>

/* The registers in which a call was changed on its way in. */
static void put_arguments_back(struct runner *runner)
{
    struct user_regs_struct *r = stop_registers(runner->thread);
    const uint64_t *a = runner->arguments;
    if (!r || (r->rsi == a[1] && r->rdx == a[2] && r->r10 == a[3] && r->r8 == a[4]))
        return;
    r->rsi = a[1];
    r->rdx = a[2];
    r->r10 = a[3];
    r->r8 = a[4];
    stop_set_registers(runner->thread);
    stop_set_r10(runner->thread);
}

static void make_rest(struct runner *runner, int64_t written)
{
    struct call *call = &runner->thread->call;
    struct user_regs_struct *r = stop_registers(runner->thread);
    if (!r)
        return;
    if (written > 0) {
        call->done += (uint64_t)written;
        r->rsi += (uint64_t)written;
        r->rdx -= (uint64_t)written;
    }
    runner->again = true;
    stop_call_again(runner->thread);
    stop_go_on(runner->thread, 0);
}

/* A write that was not to wait, and went through in part: the rest is another step. */
static bool went_in_part(struct runner *runner, int64_t result)
{
    if (!runner->flags_set)
        return false;
    runner->flags_set = false;
    channel_set_nonblocking(runner, (int)runner->arguments[0], false);
    bool part = result == -EAGAIN || (result > 0 && (uint64_t)result < runner->arguments[2]);
    if (part)
        make_rest(runner, result);
    return part;
}

/* A call that was tried: it would have waited. */
static bool was_refused(struct runner *runner, int64_t result)
{
    runner->refused = false;
    if (!runner->outlook.tried || runner->timed_out || (result != -EAGAIN && result != -ENOMSG && result != -EACCES))
        return false;
    runner->refused = aftermath.refused = true;
    call_clear(&runner->thread->call);
    stop_call_again(runner->thread);
    stop_go_on(runner->thread, 0);
    return true;
}

static bool opens(long number)
{
    return number == SYS_open || number == SYS_openat || number == SYS_openat2 || number == SYS_creat;
}

static void note_opened(struct runner *runner, long number, int64_t fd)
{
    struct runner *of = runner_of_process(runner->process);
    const uint64_t *a = runner->thread->call.arguments;
    if (!of || fd < 0 || fd >= REMEMBERED)
        return;
    if (opens(number))
        of->descriptions[fd] = runner_new_description();
    else
        of->descriptions[fd] = a[0] < REMEMBERED ? of->descriptions[a[0]] : 0;
}

/* Which end of a FIFO it is, others ask for when they open it. */
static void note_fifo(struct runner *runner, int64_t fd)
{
    struct object object;
    if (fd >= 0 && runner->fifo && descriptor_object(runner->thread, (int)fd, &object))
        descriptor_remember(runner->process, (int)fd, &object, runner->fifo_mode);
    runner->fifo = 0;
}

static bool duplicates(const struct call *call)
{
    int command = (int)call->arguments[1];
    return call->number == SYS_dup || call->number == SYS_dup2 || call->number == SYS_dup3
        || (call->number == SYS_fcntl && (command == F_DUPFD || command == F_DUPFD_CLOEXEC));
}

bool call_returned(struct thread *thread, int64_t result)
{
    struct runner *runner = runner_of(thread);
    long number = thread->call.number;
    if (!runner)
        return false;
    if (opens(number) || duplicates(&thread->call))
        note_opened(runner, number, result);
    if (!runner->visible || number != runner->call)
        return false;
    runner_give_back(runner);
    aftermath.result = result;
    if (went_in_part(runner, result))
        return true;
    if (thread->call.done == 0)
        put_arguments_back(runner);
    if (was_refused(runner, result))
        return true;
    if (opens(number))
        note_fifo(runner, result);
    if (result < 0 && runner->held_count)
        letting_go_off(runner);
    if (runner->visible->returned)
        runner->visible->returned(runner, result);
    aftermath.in_vain = runner->timed_out || (runner->visible->in_vain && runner->visible->in_vain(runner, result));
    runner->visible = NULL;
    runner->timed_out = false;
    return false;
}
