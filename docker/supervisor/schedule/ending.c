#include "ending.h"

#include "letting_go.h"

/* Where nobody has to be told, the release is part of the exit. */
static bool is_ending(const struct process *process)
{
    const struct runner *runner = process ? runner_of_process(process) : NULL;
    return process && process->ended && !process->collected && (process->parent != 0 || (runner && lets_go_later(runner)));
}

const struct process *ending_parent(const struct process *child)
{
    const struct process *lost = process_by_id(child->lost), *parent = process_by_id(child->parent);
    return is_ending(lost) ? lost : is_ending(parent) ? parent : NULL;
}

bool someone_is_ending(void)
{
    for (size_t i = 0; i < tasks.present_count; i++)
        if (is_ending(tasks.present[i]))
            return true;
    return false;
}

static bool has_death_signal(const struct runner *runner)
{
    const struct runner *of = runner_of_process(runner->process);
    return of && of->death_signal;
}

bool awaits_death_signal(const struct runner *runner)
{
    return has_death_signal(runner) && ending_parent(runner->process);
}

void ending_over(const struct process *parent)
{
    for (size_t i = 0; i < runners.count; i++)
        if (runners.list[i]->process->lost == parent->id && has_death_signal(runners.list[i]))
            runners.list[i]->hit = true;
}
