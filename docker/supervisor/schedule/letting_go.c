#include "letting_go.h"

#include "procfs.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Ends of pipes, FIFOs and sockets that a process has, in ascending order of their descriptors. */
struct ends {
    size_t count;
    struct end {
        int fd;
        struct object object;
        uint8_t mode;
        bool closes;
    } list[REMEMBERED];
};

static void add_end(int fd, const struct object *object, uint8_t mode, void *context)
{
    struct ends *ends = context;
    if (object_is_channel(object) && ends->count < REMEMBERED)
        ends->list[ends->count++] = (struct end){.fd = fd, .object = *object, .mode = mode ? mode : MODE_READ | MODE_WRITE};
}

static bool is_closed_by_exec(const struct runner *runner, int fd)
{
    unsigned flags;
    return procfs_descriptor_flags(runner->tid, fd, &flags) && (flags & O_CLOEXEC);
}

static bool closes(const struct runner *runner, int fd)
{
    const uint64_t *a = runner->arguments;
    if (runner->what == EXITS)
        return true;
    if (runner->call == SYS_close_range)
        return !(a[2] & CLOSE_RANGE_CLOEXEC) && (uint32_t)fd >= (uint32_t)a[0] && (uint32_t)fd <= (uint32_t)a[1];
    return is_closed_by_exec(runner, fd);
}

static bool closes_several(const struct runner *runner)
{
    if (runner->process->shares_descriptors || runner->process->threads_alive > 1)
        return false;
    bool calls = runner->what == MAKES_CALL && runner->visible;
    return runner->what == EXITS
        || (calls && (runner->call == SYS_execve || runner->call == SYS_execveat || runner->call == SYS_close_range));
}

/* Which ends go with this descriptor: no other one of the process that stays, or goes later, is of the same. */
static uint8_t goes_with(const struct ends *ends, size_t index)
{
    const struct end *end = &ends->list[index];
    uint8_t modes = end->closes ? end->mode : 0;
    for (size_t i = 0; i < ends->count; i++)
        if ((i < index || !ends->list[i].closes) && object_same(&ends->list[i].object, &end->object))
            modes &= (uint8_t)~ends->list[i].mode;
    return modes;
}

static uint8_t held_in(const struct ends *ends, const struct object *object)
{
    uint8_t modes = 0;
    for (size_t i = 0; i < ends->count; i++)
        if (object_same(&ends->list[i].object, object))
            modes |= ends->list[i].mode;
    return modes;
}

static uint8_t copies_of(const struct runner *runner, const struct object *object)
{
    uint8_t modes = 0;
    for (unsigned i = 0; i < runner->held_count; i++)
        if (runner->held[i].inode == object->inode)
            modes |= runner->held[i].modes;
    return modes;
}

/* What other processes have of it. */
static uint8_t held_by_others(const struct runner *runner, const struct object *object)
{
    uint8_t modes = 0;
    for (size_t i = 0; i < runners.count; i++) {
        const struct runner *other = runners.list[i];
        if (other == runner || other->process == runner->process)
            continue;
        modes |= copies_of(other, object);
        if (!other->thread || other->standing == GONE || other->standing == ENDS || other->what == IS_RELEASED)
            continue;
        struct ends *ends = calloc(1, sizeof *ends);
        if (!ends)
            return MODE_READ | MODE_WRITE;
        descriptors_open(other->thread, add_end, ends);
        modes |= held_in(ends, object);
        free(ends);
    }
    return modes;
}

/* The last one of an end goes, and somebody has the other end. Of sockets the other end has another name. */
static uint8_t noticed(const struct runner *runner, const struct object *object, uint8_t modes)
{
    uint8_t others = held_by_others(runner, object), seen = 0;
    bool socket = object->kind == OBJECT_SOCKET;
    if ((modes & MODE_WRITE) && !(others & MODE_WRITE) && (socket || (others & MODE_READ)))
        seen |= MODE_WRITE;
    if ((modes & MODE_READ) && !(others & MODE_READ) && (socket || (others & MODE_WRITE)))
        seen |= MODE_READ;
    return seen;
}

static bool is_of(const struct touch *touch, const struct held_end *held)
{
    return touch->subject == A_PIPE && touch->id == held->pipe
        && ((touch->access == DROP_WRITER && (held->modes & MODE_WRITE)) || (touch->access == DROP_READER && (held->modes & MODE_READ)));
}

static void take_out(struct touches *touches, const struct held_end *held)
{
    size_t left = 0;
    for (size_t i = 0; i < touches->count; i++)
        if (!is_of(&touches->list[i], held))
            touches->list[left++] = touches->list[i];
    touches->count = left;
}

static void hold(struct runner *runner, const struct end *end, uint8_t modes)
{
    int copy = runner->held_count < MOST_HELD ? (int)syscall(SYS_pidfd_getfd, runner_handle(runner), end->fd, 0) : -1;
    if (copy < 0)
        return;
    struct held_end *held = &runner->held[runner->held_count++];
    *held = (struct held_end){.copy = copy, .fd = end->fd, .modes = modes, .inode = end->object.inode, .pipe = touched_id(A_PIPE, end->object.inode)};
    take_out(&runner->outlook.touches, held);
}

static size_t find_going(struct runner *runner, struct ends *ends)
{
    size_t going = 0;
    descriptors_open(runner->thread, add_end, ends);
    for (size_t i = 0; i < ends->count; i++)
        ends->list[i].closes = closes(runner, ends->list[i].fd);
    for (size_t i = 0; i < ends->count; i++)
        going += goes_with(ends, i) != 0;
    return going;
}

void letting_go_plan(struct runner *runner)
{
    if (!runner->thread || runner->held_count || !closes_several(runner))
        return;
    struct ends *ends = calloc(1, sizeof *ends);
    bool first = true;
    if (!ends)
        return;
    if (find_going(runner, ends) > 1)
        for (size_t i = ends->count; i-- > 0;) {
            uint8_t modes = noticed(runner, &ends->list[i].object, goes_with(ends, i));
            if (modes && !first)
                hold(runner, &ends->list[i], modes);
            first &= !modes;
        }
    free(ends);
}

void letting_go_off(struct runner *runner)
{
    while (runner->held_count)
        close(runner->held[--runner->held_count].copy);
}

bool lets_go_later(const struct runner *runner)
{
    return runner->held_count > 0;
}

void outlook_letting_go(const struct runner *runner, struct outlook *outlook)
{
    const struct held_end *held = &runner->held[0];
    outlook->ready = true;
    if (held->modes & MODE_WRITE)
        touch(&outlook->touches, A_PIPE, held->pipe, DROP_WRITER);
    if (held->modes & MODE_READ)
        touch(&outlook->touches, A_PIPE, held->pipe, DROP_READER);
}

int letting_go_descriptor(const struct runner *runner)
{
    return runner->held[0].fd;
}

void let_next_go(struct runner *runner)
{
    close(runner->held[0].copy);
    runner->held_count--;
    memmove(runner->held, runner->held + 1, runner->held_count * sizeof *runner->held);
}
