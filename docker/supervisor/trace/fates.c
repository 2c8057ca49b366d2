#include "fates.h"

#include "event.h"
#include "pid_namespace.h"
#include "procfs.h"
#include "refused.h"
#include "run_limits.h"
#include "signals.h"
#include "unflushed.h"
#include "stop.h"

#include <errno.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>

enum creation { BY_FORK = 1, BY_VFORK = 2, BY_CLONE = 3 };

/* What libc's fork(3) asks of clone(2). */
enum { LIKE_FORK = CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD };

static enum creation how_created(const struct thread *creator, int event)
{
    if (event == PTRACE_EVENT_VFORK)
        return BY_VFORK;
    return creator->call.number == SYS_fork || creator->clone_flags == LIKE_FORK ? BY_FORK : BY_CLONE;
}

void fates_created(struct thread *creator, pid_t pid, int event)
{
    struct process *child = process_add(pid, creator->process);
    if (creator->clone_flags & CLONE_PARENT)
        child->parent = creator->process->parent;
    pid_namespace_entered(child, creator->process);
    if (creator->clone_flags & CLONE_FILES)
        child->shares_descriptors = creator->process->shares_descriptors = true;
    struct bytes *payload = event_here(CREATED, creator);
    bytes_u32(payload, child->id);
    bytes_u32(payload, (uint32_t)pid);
    bytes_u8(payload, (uint8_t)how_created(creator, event));
    bytes_u64(payload, creator->clone_flags);
    event_end();
    child->shares_memory = (creator->clone_flags & CLONE_VM) || event == PTRACE_EVENT_VFORK;
    if (!child->shares_memory)
        stdio_copied(creator, child);
    thread_add(pid, child)->clone3 = creator->clone3;
}

static void forget_modules(struct process *process)
{
    modules_release(process->modules);
    process->modules = NULL;
}

/* Of a descriptor (fexecve(3)) or a link of /proc: neither is the name of a program. */
static bool names_no_program(const char *path)
{
    return path[0] == '\0' || strncmp(path, "/proc/", 6) == 0 || strncmp(path, "/dev/fd/", 8) == 0;
}

/* Where the path of an exec names no program: the file that is executed; memfd_create(2)'s is "memfd:NAME". */
static const char *executed_path(const struct process *process, const char *path, char file[PATH_MAX])
{
    static const char gone[] = " (deleted)", in_memory[] = "/memfd:";
    if (!names_no_program(path) || !procfs_executable(process->pid, file))
        return path;
    size_t length = strlen(file);
    if (length > strlen(gone) && strcmp(file + length - strlen(gone), gone) == 0)
        file[length - strlen(gone)] = '\0';
    return strncmp(file, in_memory, strlen(in_memory)) == 0 ? file + 1 : file;
}

void fates_executed(struct thread *thread)
{
    char file[PATH_MAX];
    struct process *process = thread->process;
    struct call *call = &thread->call;
    process->executed = true;
    process->shares_memory = process->allocation_failed = false;
    for (size_t i = 0; i < UNFLUSHED; i++)
        process->unflushed[i].looks = 0;
    descriptors_forget(process);
    forget_modules(process);
    process->module_reads = 0;
    process->executing = false;
    process->sigchld_nocldwait = false;
    for (int i = 0; i < SIGNALS; i++)
        if (process->dispositions[i] == HANDLED)
            process->dispositions[i] = BY_DEFAULT;
    process->image = image_of(process->pid, &process->image_bias);
    struct bytes *payload = event_at(EXECUTED, process, thread->tid, call->frames, call->frame_count);
    bytes_cstr(payload, executed_path(process, call->path ? call->path : "", file));
    bytes_u32(payload, call->argc);
    bytes_add(payload, call->argv.data, call->argv.length);
    bytes_u8(payload, process->image != NULL);
    event_end();
    stdio_replaced(thread);
    event_descriptors(thread, AT_IMAGE_START);
}

static void say_orphaned(struct process *child, uint32_t parent, uint32_t adopter)
{
    child->parent = adopter;
    child->lost = parent;
    struct bytes *payload = event_of_process(ORPHANED, child);
    bytes_u32(payload, parent);
    bytes_u32(payload, adopter);
    event_end();
}

static const struct process *parent_in_namespace(const struct process *process)
{
    const struct process *parent = process_by_id(process->parent);
    return parent && parent->init == process->init ? parent : NULL;
}

/* prctl(2), PR_SET_CHILD_SUBREAPER: the nearest living ancestor that asked for it, and else the namespace's init. */
static uint32_t adopter_of_children(const struct process *parent)
{
    const struct process *p = parent_in_namespace(parent);
    while (p && (p->ended || !p->subreaper))
        p = parent_in_namespace(p);
    return p ? p->id : parent->init;
}

/* Said at the parent's end, before the children can notice that they have another one. */
static void say_orphans(const struct process *parent)
{
    for (size_t i = 0; i < tasks.present_count; i++) {
        struct process *child = tasks.present[i];
        if (child->parent == parent->id && !child->ended)
            say_orphaned(child, parent->id, adopter_of_children(parent));
    }
}

/* Zombies get another parent, too, without being orphans. */
static void hand_on_zombies(const struct process *parent)
{
    for (size_t i = 0; i < tasks.present_count; i++)
        if (tasks.present[i]->parent == parent->id)
            tasks.present[i]->parent = adopter_of_children(parent);
}

void fates_ended(struct thread *thread, uint32_t status)
{
    struct process *process = thread->process;
    if ((status & 0x7f) == SIGKILL)
        limit_met_cpu(process_clock_ms(process->pid) / 1000); /* whoever lives through SIGXCPU is killed (setrlimit(2)) */
    if (!process->executing)
        event_descriptors(thread, AT_EXIT);
    stdio_ends(thread);
    process->ended = true;
    process->status = status;
    struct bytes *payload = event_here(ENDED, thread);
    bytes_u32(payload, status);
    bytes_u8(payload, 0);
    event_end();
    pid_namespace_ends(process);
    if (!pid_namespace_is_ending(process))
        say_orphans(process);
}

void fates_thread_ended(struct thread *thread)
{
    bytes_u32(event_of_process(THREAD_ENDED, thread->process), (uint32_t)thread->tid);
    event_end();
}

/* sigaction(2): SIG_IGN and SA_NOCLDWAIT. */
static bool goes_by_itself(const struct process *process)
{
    const struct process *parent = process_by_id(process->parent);
    return parent && (parent->dispositions[SIGCHLD] == IGNORED || parent->sigchld_nocldwait);
}

static uint64_t micros(struct timeval time)
{
    return (uint64_t)time.tv_sec * 1000000u + (uint64_t)time.tv_usec;
}

void fates_collected(struct process *process, uint32_t status, const struct rusage *usage)
{
    bool automatic = goes_by_itself(process);
    process->collected = true;
    forget_modules(process);
    process->cpu_us = micros(usage->ru_utime) + micros(usage->ru_stime);
    usage_of_run.cpu_us += process->cpu_us;
    if ((uint64_t)usage->ru_maxrss > usage_of_run.peak_kib)
        usage_of_run.peak_kib = (uint64_t)usage->ru_maxrss;
    process->status = status;
    struct bytes *payload = event_of_process(COLLECTED, process);
    bytes_u32(payload, status);
    bytes_u64(payload, micros(usage->ru_utime));
    bytes_u64(payload, micros(usage->ru_stime));
    bytes_u64(payload, (uint64_t)usage->ru_maxrss);
    bytes_u64(payload, (uint64_t)usage->ru_minflt);
    bytes_u64(payload, (uint64_t)usage->ru_majflt);
    bytes_u8(payload, automatic);
    event_end();
    if (automatic || process->parent == 0)
        process_reaped(process);
    pid_namespace_gone(process);
    hand_on_zombies(process);
}

static void say_stopped(struct process *process, int signal)
{
    process->stopped = true;
    process->stop_told = false;
    process->stop_signal = signal;
    bytes_u32(event_of_process(STOPPED, process), (uint32_t)signal);
    event_end();
}

void fates_stopped(struct process *process, int signal)
{
    if (!process->stopped && !process->stop_to_come)
        say_stopped(process, signal);
    process->stop_to_come = false;
}

void fates_stop_waited(struct process *process, int signal)
{
    if (process->stopped)
        return;
    say_stopped(process, signal);
    process->stop_to_come = true;
}

void fates_continued(struct process *process)
{
    if (!process->stopped)
        return;
    process->stopped = false;
    event_of_process(CONTINUED, process);
    event_end();
}

static bool makes_processes(long number)
{
    return number == SYS_clone || number == SYS_clone3 || number == SYS_fork || number == SYS_vfork;
}

void fates_refused(struct thread *thread, uint32_t number, int error)
{
    bytes_u32(event_here(REFUSED, thread), number);
    event_end();
    stop_inject(thread, -error);
}

int fates_refusal_error(const struct thread *thread)
{
    /* fork(2): EAGAIN is the limit's; everything else may not be done at all. */
    return makes_processes(thread->call.number) && limit_ends_run() ? EAGAIN : refused_error(thread->call.number);
}

pid_t fates_untold_child(const struct thread *creator)
{
    enum { MOST = 1024 };
    pid_t children[MOST];
    if (!creator->call.under_way || !makes_processes(creator->call.number))
        return 0;
    size_t count = procfs_children(creator->process->pid, creator->tid, children, MOST);
    for (size_t i = 0; i < count; i++)
        if (!process_by_pid(children[i]))
            return children[i];
    return 0;
}

void fates_adopt(pid_t tid)
{
    struct procfs_ids ids = procfs_ids(tid);
    struct process *process = process_by_pid(ids.process);
    if (process && ids.process != tid) {
        thread_add(tid, process);
        return;
    }
    struct process *known = process_by_pid(ids.parent);
    struct process *parent = known ? known : process_by_id(1);
    struct process *child = process_add(tid, parent);
    pid_namespace_entered(child, parent);
    struct bytes *payload = event_of_process(CREATED, parent);
    bytes_u32(payload, child->id);
    bytes_u32(payload, (uint32_t)tid);
    bytes_u8(payload, BY_CLONE);
    bytes_u64(payload, 0);
    event_end();
    thread_add(tid, child);
    if (!known)
        say_orphaned(child, parent->id, 0);
}
