/* Processes: made, executing, waited for, ended, released. */
#include "visible.h"

#include "ending.h"
#include "ends.h"
#include "tracer.h"
#include "virtual_time.h"

#include <linux/prctl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

void outlook_fork(struct runner *runner, struct outlook *outlook)
{
    (void)runner;
    outlook->ready = true;
    touch(&outlook->touches, A_GROUP, 0, ADD);
}

void outlook_exec(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    touch(&outlook->touches, A_PROCESS, runner->process->id, IMAGE);
    ends_drop_at_exec(runner, &outlook->touches);
}

void outlook_parent(struct runner *runner, struct outlook *outlook)
{
    outlook->ready = true;
    touch(&outlook->touches, A_PROCESS, runner->process->id, LOOK);
}

void start_parent(struct runner *runner)
{
    const struct process *parent = ending_parent(runner->process);
    if (parent)
        made_virtually(runner, parent->pid);
    else
        tracer_make_call(runner->thread);
}

bool is_step_prctl(struct runner *runner)
{
    return (int)runner->arguments[0] == PR_SET_PDEATHSIG;
}

void returned_prctl_told(struct runner *runner, int64_t result)
{
    struct runner *of = runner_of_process(runner->process);
    if (of && result == 0)
        of->death_signal = runner->arguments[1] != 0;
}

void outlook_group(struct runner *runner, struct outlook *outlook)
{
    pid_t pid = runner->call == SYS_setpgid ? (pid_t)runner->arguments[0] : 0;
    const struct process *target = pid ? process_by_pid(pid) : runner->process;
    outlook->ready = true;
    touch(&outlook->touches, A_GROUP, 0, CHANGE);
    if (target && target != runner->process)
        touch(&outlook->touches, A_PROCESS, target->id, LOOK);
}

void outlook_group_look(struct runner *runner, struct outlook *outlook)
{
    (void)runner;
    outlook->ready = true;
    touch(&outlook->touches, A_GROUP, 0, LOOK);
}

struct wanted {
    idtype_t kind;
    id_t id;
    int options;
};

static struct wanted of_wait4(const uint64_t *a, int options)
{
    pid_t pid = (pid_t)a[0];
    if (pid > 0)
        return (struct wanted){P_PID, (id_t)pid, options};
    if (pid == -1)
        return (struct wanted){P_ALL, 0, options};
    return (struct wanted){P_PGID, (id_t)(pid ? -pid : 0), options};
}

static pid_t pid_of_handle(const struct runner *runner, int fd)
{
    char path[64], line[64];
    pid_t pid = -1;
    snprintf(path, sizeof path, "/proc/%d/fdinfo/%d", runner->tid, fd);
    FILE *file = fopen(path, "re");
    if (!file)
        return -1;
    while (fgets(line, sizeof line, file))
        if (strncmp(line, "Pid:", 4) == 0)
            pid = atoi(line + 4);
    fclose(file);
    return pid;
}

static struct wanted wanted_by(const struct runner *runner)
{
    const uint64_t *a = runner->arguments;
    if (runner->call == SYS_wait4)
        return of_wait4(a, (int)a[2] | WEXITED);
    struct wanted wanted = {(idtype_t)a[0], (id_t)a[1], (int)a[3]};
    if (wanted.kind == P_PIDFD)
        wanted = (struct wanted){P_PID, (id_t)pid_of_handle(runner, (int)a[1]), (int)a[3]};
    return wanted;
}

static bool is_wanted(const struct runner *parent, const struct process *child, struct wanted wanted)
{
    if (child->parent != parent->process->id || child->reaped)
        return false;
    switch (wanted.kind) {
    case P_PID: return child->pid == (pid_t)wanted.id;
    case P_PGID: return getpgid(child->pid) == (wanted.id ? (pid_t)wanted.id : getpgid(parent->process->pid));
    default: return true;
    }
}

static bool has_news(const struct process *child, int options)
{
    const struct runner *runner = runner_of_process(child);
    if (child->collected)
        return options & WEXITED;
    if (runner && (options & WUNTRACED) && child->stopped && !runner->child_stop_told)
        return true;
    return runner && (options & WCONTINUED) && runner->continued && !runner->child_continue_told;
}

void outlook_wait(struct runner *runner, struct outlook *outlook)
{
    struct wanted wanted = wanted_by(runner);
    bool any = false, any_to_come = false;
    outlook->interruptible = outlook->restarts = true;
    outlook->ready = wanted.options & WNOHANG;
    for (size_t i = 0; i < tasks.present_count; i++) {
        const struct process *child = tasks.present[i];
        if (!is_wanted(runner, child, wanted))
            continue;
        bool to_come = ending_parent(child);
        any |= !to_come;
        any_to_come |= to_come;
        outlook->ready |= !to_come && has_news(child, wanted.options);
        touch(&outlook->touches, A_PROCESS, child->id, WAIT);
    }
    outlook->ready = any ? outlook->ready : !any_to_come;
}

bool in_vain_wait(const struct runner *runner, int64_t result)
{
    struct wanted wanted = wanted_by(runner);
    return (wanted.options & WNOHANG) && result == 0; /* waitid(2) says it in memory: to be in vain is but a hint */
}

/* A stop, or going on, is told once. */
void returned_wait_told(struct runner *runner, int64_t result)
{
    struct wanted wanted = wanted_by(runner);
    for (size_t i = 0; result >= 0 && !(wanted.options & WNOWAIT) && i < tasks.present_count; i++) {
        const struct process *child = tasks.present[i];
        struct runner *told = runner_of_process(child);
        if (!told || !is_wanted(runner, child, wanted) || (runner->call == SYS_wait4 && result != child->pid))
            continue;
        if ((wanted.options & WUNTRACED) && child->stopped)
            told->child_stop_told = true;
        else if ((wanted.options & WCONTINUED) && told->continued)
            told->child_continue_told = true;
    }
}

static void touch_children(uint32_t id, enum access access, struct touches *touches)
{
    for (size_t i = 0; i < tasks.present_count; i++) {
        const struct process *child = tasks.present[i];
        const struct runner *runner = runner_of_process(child);
        if (child->parent != id && child->lost != id)
            continue;
        touch(touches, A_PROCESS, child->id, access);
        if (runner && runner->death_signal)
            touch(touches, ITS_SIGNALS, child->id, SEND);
    }
}

void outlook_exit(struct runner *runner, struct outlook *outlook)
{
    uint32_t id = runner->process->id;
    outlook->ready = true;
    touch(&outlook->touches, A_PROCESS, id, EXIT);
    ends_drop_all(runner, &outlook->touches);
    touch_children(id, ORPHAN, &outlook->touches);
}

void outlook_exit_releases(struct runner *runner, struct outlook *outlook)
{
    if (runner->process->parent == 0)
        touch_children(runner->process->id, ADOPTED, &outlook->touches);
}

/* SIGCHLD comes with it; it matters where somebody takes notice. */
static bool notices_sigchld(const struct runner *parent)
{
    return parent && (parent->process->dispositions[SIGCHLD] == HANDLED || parent->masks);
}

void outlook_release(struct runner *runner, struct outlook *outlook)
{
    const struct process *parent = process_by_id(runner->process->parent);
    outlook->ready = true;
    touch(&outlook->touches, A_PROCESS, runner->process->id, RELEASE);
    touch_children(runner->process->id, ADOPTED, &outlook->touches);
    if (parent && notices_sigchld(runner_of_process(parent)))
        touch(&outlook->touches, ITS_SIGNALS, parent->id, SEND);
}
