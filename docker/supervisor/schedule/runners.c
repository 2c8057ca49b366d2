#include "runners.h"

#include "fail.h"
#include "letting_go.h"

#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FIRST_THREAD = 65536, FIRST_DESCRIPTIONS = 3 };

struct runners runners;
static uint32_t threads, descriptions;

static void inherit(struct runner *runner, const struct runner *creator)
{
    runner->clock = creator->clock;
    runner->masks = creator->masks;
    runner->uncontrolled = creator->uncontrolled;
    runner->caught_signals = creator->caught_signals;
    runner->restarting = creator->restarting;
    memcpy(runner->descriptions, creator->descriptions, sizeof runner->descriptions);
}

static void begin(struct runner *runner)
{
    descriptions = FIRST_DESCRIPTIONS;
    for (uint32_t i = 0; i < FIRST_DESCRIPTIONS; i++)
        runner->descriptions[i] = i + 1;
}

static bool is_first(const struct thread *thread)
{
    return thread->tid == thread->process->pid;
}

struct runner *runner_add(struct thread *thread, const struct runner *creator)
{
    struct runner *runner = calloc(1, sizeof *runner);
    if ((runners.count & (runners.count + 1)) == 0)
        runners.list = realloc(runners.list, (runners.count + 1) * 2 * sizeof *runners.list);
    if (!runner || !runners.list)
        fail("out of memory");
    runner->who = is_first(thread) ? thread->process->id : FIRST_THREAD + threads++;
    runner->tid = thread->tid;
    runner->process = thread->process;
    runner->thread = thread;
    runner->handle = -1;
    if (creator)
        inherit(runner, creator);
    else
        begin(runner);
    runners.list[runners.count++] = runner;
    return runner;
}

struct runner *runner_of(const struct thread *thread)
{
    for (size_t i = runners.count; i-- > 0;)
        if (runners.list[i]->thread == thread)
            return runners.list[i];
    return NULL;
}

struct runner *runner_by_who(uint32_t who)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i]->who == who)
            return runners.list[i];
    return NULL;
}

struct runner *runner_with_standing(enum standing standing)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i]->standing == standing)
            return runners.list[i];
    return NULL;
}

bool runner_stands_before_call(const struct runner *runner)
{
    return runner->standing == STANDS && runner->thread && !runner->leaving && runner->what != IS_RELEASED && runner->what != LETS_GO;
}

struct runner *runner_of_process(const struct process *process)
{
    return runner_by_who(process->id);
}

int runner_handle(struct runner *runner)
{
    if (runner->handle < 0)
        runner->handle = (int)syscall(SYS_pidfd_open, runner->process->pid, 0);
    return runner->handle;
}

void runner_gone(struct runner *runner)
{
    letting_go_off(runner);
    if (runner->handle >= 0)
        close(runner->handle);
    runner->handle = -1;
    runner->thread = NULL;
    runner->standing = GONE;
}

uint32_t runner_new_description(void)
{
    return ++descriptions;
}

void runners_clear(void)
{
    for (size_t i = 0; i < runners.count; i++) {
        runner_gone(runners.list[i]);
        free(runners.list[i]);
    }
    free(runners.list);
    runners = (struct runners){0};
    threads = 0;
}
