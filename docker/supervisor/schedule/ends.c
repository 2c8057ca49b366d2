#include "ends.h"

#include "procfs.h"

#include <fcntl.h>

static bool end_of(struct runner *runner, int fd, struct object *object, uint8_t *mode)
{
    const struct descriptors *known = &runner->process->descriptors;
    if (!descriptor_object(runner->thread, fd, object) || !object_is_channel(object))
        return false;
    *mode = fd < REMEMBERED && known->objects[fd] && known->modes[fd] ? known->modes[fd] : MODE_READ | MODE_WRITE;
    return true;
}

/* What is not remembered counts for nothing: a drop too many is said rather than one too few. */
static uint8_t held_elsewhere(const struct runner *runner, int fd, const struct object *object)
{
    const struct descriptors *known = &runner->process->descriptors;
    uint8_t modes = 0;
    for (int other = 0; other < REMEMBERED; other++)
        if (other != fd && known->objects[other] && object_same(known->objects[other], object))
            modes |= known->modes[other];
    return modes;
}

static void drop(const struct object *object, uint8_t modes, struct touches *touches)
{
    uint32_t id = touched_id(A_PIPE, object->inode);
    if (modes & MODE_WRITE)
        touch(touches, A_PIPE, id, DROP_WRITER);
    if (modes & MODE_READ)
        touch(touches, A_PIPE, id, DROP_READER);
}

bool ends_drop(struct runner *runner, int fd, struct touches *touches)
{
    struct object object;
    uint8_t mode;
    if (!end_of(runner, fd, &object, &mode))
        return false;
    uint8_t last = mode & (uint8_t)~held_elsewhere(runner, fd, &object);
    drop(&object, last, touches);
    return last != 0;
}

static void drop_each(int fd, const struct object *object, uint8_t mode, void *context)
{
    (void)fd;
    if (object_is_channel(object))
        drop(object, mode, context);
}

static bool table_is_shared(const struct runner *runner)
{
    return runner->process->shares_descriptors || runner->process->threads_alive > 1;
}

void ends_drop_all(struct runner *runner, struct touches *touches)
{
    if (!table_is_shared(runner))
        descriptors_open(runner->thread, drop_each, touches);
}

struct closing {
    struct runner *runner;
    struct touches *touches;
};

static bool closes_on_exec(struct runner *runner, int fd)
{
    unsigned flags;
    return procfs_descriptor_flags(runner->tid, fd, &flags) && (flags & O_CLOEXEC);
}

static void drop_closing(int fd, const struct object *object, uint8_t mode, void *context)
{
    const struct closing *closing = context;
    if (object_is_channel(object) && closes_on_exec(closing->runner, fd))
        drop(object, mode & (uint8_t)~held_elsewhere(closing->runner, fd, object), closing->touches);
}

void ends_drop_at_exec(struct runner *runner, struct touches *touches)
{
    struct closing closing = {runner, touches};
    descriptors_open(runner->thread, drop_closing, &closing);
}
