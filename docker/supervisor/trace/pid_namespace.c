#include "pid_namespace.h"

#include "calls.h"
#include "procfs.h"

#include <sched.h>
#include <signal.h>

static bool allowed;

void pid_namespaces_begin(bool allow)
{
    allowed = allow;
}

/*
 * A user namespace gives rights over what is made inside of it. Without a mount, network, IPC, host name or control group
 * namespace that is nothing but its own processes; so those stay refused.
 */
bool pid_namespaces_allow(const struct process *process, uint64_t flags)
{
    uint64_t wanted = flags & CLONE_NAMESPACES;
    bool deeper = wanted & CLONE_NEWPID;
    return allowed && (wanted & ~(uint64_t)(CLONE_NEWUSER | CLONE_NEWPID)) == 0 && !(deeper && process->depth == PID_NAMESPACES_DEEP);
}

void pid_namespace_entered(struct process *child, struct process *creator)
{
    if (!allowed)
        return;
    child->depth = procfs_inner_pids(child->pid, child->inside, PID_NAMESPACES_DEEP);
    child->init = creator->init;
    if (child->depth <= creator->depth)
        return;
    if (child->inside[child->depth - 1] == 1) {
        child->init_outside = creator->init;
        creator->init_of_children = child->id;
    }
    child->init = creator->init_of_children;
}

static bool is_in(const struct process *process, uint32_t init)
{
    uint32_t at = process->init;
    while (at && at != init)
        at = process_by_id(at)->init_outside;
    return at == init;
}

static bool is_known_as(const struct process *process, const struct process *viewer, pid_t pid)
{
    if (viewer->depth == 0)
        return process->pid == pid;
    return process->depth >= viewer->depth && process->inside[viewer->depth - 1] == pid && is_in(process, viewer->init);
}

struct process *process_known_as(const struct process *viewer, pid_t pid)
{
    for (size_t i = 0; i < tasks.present_count; i++)
        if (is_known_as(tasks.present[i], viewer, pid))
            return tasks.present[i];
    return NULL;
}

struct process *process_last_known_as(const struct process *viewer, pid_t pid)
{
    for (size_t i = tasks.process_count; i-- > 0;)
        if (is_known_as(tasks.processes[i], viewer, pid))
            return tasks.processes[i];
    return NULL;
}

pid_t pid_outside(const struct process *viewer, pid_t pid)
{
    if (viewer->depth == 0 || pid == 0 || pid == -1)
        return pid;
    const struct process *known = process_last_known_as(viewer, pid < 0 ? -pid : pid);
    return !known ? pid : pid < 0 ? -known->pid : known->pid;
}

static bool is_init(const struct process *process)
{
    return process->init != 0 && process->init == process->id;
}

/* pid_namespaces(7): who dies with it is reaped as if each had asked for it. */
void pid_namespace_ends(const struct process *init)
{
    if (!is_init(init))
        return;
    for (size_t i = 0; i < tasks.present_count; i++)
        if (is_in(tasks.present[i], init->id))
            tasks.present[i]->dispositions[SIGCHLD] = IGNORED;
}

bool pid_namespace_spares(const struct process *process, int signal)
{
    return is_init(process) && signal != SIGKILL && signal != SIGSTOP;
}

void pid_namespace_gone(const struct process *init)
{
    if (!is_init(init))
        return;
    for (uint32_t id = init->id + 1; id <= tasks.process_count; id++) {
        struct process *process = process_by_id(id);
        if (!process->reaped && is_in(process, init->id))
            process_reaped(process);
    }
}

bool pid_namespace_is_ending(const struct process *process)
{
    const struct process *init = process->init ? process_by_id(process->init) : NULL;
    return init && (init->ended || (init->init_outside && pid_namespace_is_ending(process_by_id(init->init_outside))));
}
