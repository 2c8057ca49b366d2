#include "sweep.h"

#include "event.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "procfs.h"

static void say_swept(void)
{
    event_of_run(SWEEP);
    event_end();
    for (uint32_t id = 1; id <= tasks.process_count; id++) {
        struct process *process = process_by_id(id);
        if (process->ended)
            continue;
        struct bytes *payload = event_of_process(ENDED, process);
        bytes_u32(payload, SIGKILL);
        bytes_u8(payload, 1);
        event_end();
    }
}

/* Where there is no namespace whose end would be theirs: the traced ones by name, the others as they become our children. */
static void kill_children(void)
{
    for (size_t i = 0; i < tasks.thread_count; i++)
        kill(tasks.threads[i]->tid, SIGKILL);
    DIR *all = opendir("/proc");
    if (!all)
        return;
    for (struct dirent *entry; (entry = readdir(all));) {
        pid_t pid = atoi(entry->d_name);
        if (pid > 0 && procfs_ids(pid).parent == getpid())
            kill(pid, SIGKILL);
    }
    closedir(all);
}

void sweep(enum step (*step)(bool wait))
{
    say_swept();
    tracer_sweep();
    do {
        if (getpid() == 1)
            kill(-1, SIGKILL);
        else
            kill_children();
    } while (step(true) != STEP_NOBODY);
}
