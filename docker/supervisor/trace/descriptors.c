#include "descriptors.h"

#include "fail.h"
#include "tasks.h"

#include <stdlib.h>

enum { BLOCK = 128 };

/* Objects that were seen in this run; they stay where they are, since tables of many processes refer to them. */
struct block {
    struct block *before;
    size_t used;
    struct object objects[BLOCK];
};

static struct block *seen;

static const struct object *keep(const struct object *object)
{
    if (!seen || seen->used == BLOCK) {
        struct block *block = malloc(sizeof *block);
        if (!block)
            fail("out of memory");
        block->before = seen;
        block->used = 0;
        seen = block;
    }
    struct object *kept = &seen->objects[seen->used++];
    *kept = *object;
    return kept;
}

static bool may_remember(const struct process *process, int fd)
{
    return fd >= 0 && fd < REMEMBERED && process->threads_alive <= 1 && !process->shares_descriptors;
}

void descriptor_remember(struct process *process, int fd, const struct object *object, uint8_t mode)
{
    if (!may_remember(process, fd))
        return;
    process->descriptors.objects[fd] = keep(object);
    process->descriptors.modes[fd] = mode;
}

bool descriptor_object(struct thread *thread, int fd, struct object *object)
{
    struct process *process = thread->process;
    if (may_remember(process, fd) && process->descriptors.objects[fd]) {
        *object = *process->descriptors.objects[fd];
        return true;
    }
    if (!object_of(thread->tid, fd, object))
        return false;
    descriptor_remember(process, fd, object, 0);
    return true;
}

void descriptor_forget(struct process *process, int fd)
{
    if (fd >= 0 && fd < REMEMBERED)
        process->descriptors.objects[fd] = NULL;
}

void descriptors_forget(struct process *process)
{
    process->descriptors = (struct descriptors){0};
}

static bool known_whole(const struct process *process, int fd)
{
    return process->descriptors.objects[fd] && process->descriptors.modes[fd];
}

/* Whatever closes one is seen, so that where as many are open as are known, none else is. A look at each costs more than the rest of a process's end. */
static bool knows_all(const struct thread *thread)
{
    size_t known = 0;
    for (int fd = 0; fd < REMEMBERED; fd++)
        known += known_whole(thread->process, fd);
    return known && may_remember(thread->process, 0) && table_size(thread->tid) == known;
}

static void tell_known(const struct process *process, void (*each)(int fd, const struct object *object, uint8_t mode, void *context), void *context)
{
    for (int fd = 0; fd < REMEMBERED; fd++)
        if (known_whole(process, fd))
            each(fd, process->descriptors.objects[fd], process->descriptors.modes[fd], context);
}

void descriptors_open(struct thread *thread, void (*each)(int fd, const struct object *object, uint8_t mode, void *context), void *context)
{
    struct process *process = thread->process;
    struct table table;
    if (knows_all(thread)) {
        tell_known(process, each, context);
        return;
    }
    if (!table_open(thread->tid, &table))
        return;
    for (size_t i = 0; i < table.count; i++) {
        int fd = table.fds[i];
        struct object object;
        bool known = may_remember(process, fd) && process->descriptors.objects[fd];
        uint8_t mode = known ? process->descriptors.modes[fd] : 0;
        if (known)
            object = *process->descriptors.objects[fd];
        else if (!table_object(&table, fd, &object))
            continue;
        if (!mode) {
            mode = table_mode(&table, fd);
            descriptor_remember(process, fd, &object, mode);
        }
        each(fd, &object, mode, context);
    }
    table_close(&table);
}

void descriptors_clear(void)
{
    while (seen) {
        struct block *before = seen->before;
        free(seen);
        seen = before;
    }
}
