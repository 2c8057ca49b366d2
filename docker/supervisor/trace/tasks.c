#include "tasks.h"

#include "fail.h"

#include <stdlib.h>
#include <string.h>

struct tasks tasks;
struct usage usage_of_run;

static void *grown(void *array, size_t count, size_t size)
{
    if (count & (count - 1))
        return array;
    void *larger = realloc(array, (count ? count * 2 : 1) * size);
    if (!larger)
        fail("out of memory");
    return larger;
}

static void *zeroed(size_t size)
{
    void *memory = calloc(1, size);
    if (!memory)
        fail("out of memory");
    return memory;
}

void call_clear(struct call *call)
{
    free(call->path);
    bytes_free(&call->argv);
    bytes_free(&call->buffers);
    *call = (struct call){.fd = -1};
}

void tasks_clear(void)
{
    while (tasks.thread_count)
        thread_remove(tasks.threads[0]);
    for (size_t i = 0; i < tasks.process_count; i++) {
        modules_release(tasks.processes[i]->modules);
        free(tasks.processes[i]);
    }
    free(tasks.processes);
    free(tasks.present);
    free(tasks.threads);
    tasks = (struct tasks){0};
    usage_of_run = (struct usage){0};
    images_clear();
    modules_clear();
    descriptors_clear();
}

struct process *process_add(pid_t pid, struct process *parent)
{
    struct process *process = zeroed(sizeof *process);
    if (parent) {
        memcpy(process->dispositions, parent->dispositions, sizeof process->dispositions);
        process->sigchld_nocldwait = parent->sigchld_nocldwait;
        process->restarting = parent->restarting;
        process->descriptors = parent->descriptors;
        process->image = parent->image;
        process->image_bias = parent->image_bias;
        process->modules = modules_share(parent->modules);
        process->module_reads = parent->module_reads;
        process->parent = parent->id;
    } else {
        memset(process->dispositions, BY_DEFAULT, sizeof process->dispositions);
    }
    process->pid = pid;
    tasks.processes = grown(tasks.processes, tasks.process_count, sizeof *tasks.processes);
    tasks.processes[tasks.process_count++] = process;
    process->id = (uint32_t)tasks.process_count;
    tasks.present = grown(tasks.present, tasks.present_count, sizeof *tasks.present);
    tasks.present[tasks.present_count++] = process;
    return process;
}

struct process *process_by_id(uint32_t id)
{
    return id >= 1 && id <= tasks.process_count ? tasks.processes[id - 1] : NULL;
}

struct process *process_by_pid(pid_t pid)
{
    for (size_t i = 0; i < tasks.present_count; i++)
        if (tasks.present[i]->pid == pid)
            return tasks.present[i];
    return NULL;
}

struct process *process_last_with_pid(pid_t pid)
{
    for (size_t i = tasks.process_count; i-- > 0;)
        if (tasks.processes[i]->pid == pid)
            return tasks.processes[i];
    return NULL;
}

void process_reaped(struct process *process)
{
    process->reaped = true;
    for (size_t i = 0; i < tasks.present_count; i++)
        if (tasks.present[i] == process)
            tasks.present[i--] = tasks.present[--tasks.present_count];
}

struct thread *thread_add(pid_t tid, struct process *process)
{
    struct thread *thread = zeroed(sizeof *thread);
    thread->tid = tid;
    thread->process = process;
    thread->call.fd = -1;
    process->threads_alive++;
    if (process->threads_alive > 1)
        descriptors_forget(process);
    tasks.threads = grown(tasks.threads, tasks.thread_count, sizeof *tasks.threads);
    tasks.threads[tasks.thread_count++] = thread;
    return thread;
}

struct thread *thread_by_tid(pid_t tid)
{
    for (size_t i = tasks.thread_count; i-- > 0;)
        if (tasks.threads[i]->tid == tid)
            return tasks.threads[i];
    return NULL;
}

void thread_remove(struct thread *thread)
{
    for (size_t i = 0; i < tasks.thread_count; i++) {
        if (tasks.threads[i] != thread)
            continue;
        tasks.threads[i] = tasks.threads[--tasks.thread_count];
        break;
    }
    call_clear(&thread->call);
    free(thread);
}
