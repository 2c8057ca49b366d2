/* Reads and writes: whether they would wait is asked of the kernel. */
#include "visible.h"

#include "channels.h"
#include "memory.h"
#include "procfs.h"
#include "tracer.h"

#include <limits.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>

static bool object_at(struct runner *runner, int fd, struct object *object)
{
    return descriptor_object(runner->thread, fd, object);
}

bool is_step_transfer(struct runner *runner)
{
    struct object object;
    return object_at(runner, (int)runner->arguments[0], &object) && !object_of_system(&object);
}

static uint64_t of_vector(const struct runner *runner, uint64_t address, uint64_t count)
{
    struct iovec parts[64];
    uint64_t sum = 0;
    if (count > 64)
        count = 64;
    size_t got = memory_read(runner->tid, address, parts, count * sizeof *parts) / sizeof *parts;
    for (size_t i = 0; i < got; i++)
        sum += parts[i].iov_len;
    return sum;
}

static uint64_t asked(const struct runner *runner)
{
    const uint64_t *a = runner->arguments;
    switch (runner->call) {
    case SYS_readv: case SYS_preadv: case SYS_preadv2: case SYS_writev: case SYS_pwritev: case SYS_pwritev2: case SYS_vmsplice:
        return of_vector(runner, a[1], a[2]);
    case SYS_recvmsg: case SYS_sendmsg: case SYS_recvmmsg: case SYS_sendmmsg:
        return UINT32_MAX;
    case SYS_sendfile:
        return a[3];
    case SYS_splice: case SYS_copy_file_range:
        return a[4];
    default:
        return a[2];
    }
}

static bool at_own_offset(long number)
{
    return number == SYS_pread64 || number == SYS_preadv || number == SYS_pwrite64 || number == SYS_pwritev;
}

/* Descriptors that come from one open share an offset; where that is not known, those of one file. */
static uint32_t offset_id(struct runner *runner, int fd, const struct object *object)
{
    const struct runner *of = runner_of_process(runner->process);
    uint32_t description = of && fd >= 0 && fd < REMEMBERED ? of->descriptions[fd] : 0;
    return touched_id(AN_OFFSET, description ? description : (uint64_t)1 << 63 | object->inode);
}

static bool is_file(const struct object *object, const struct channel_state *state)
{
    return object->kind == OBJECT_FILE || (object->kind >= OBJECT_STDIN && state->regular);
}

static void touch_file(struct runner *runner, int fd, const struct object *object, enum access access, struct outlook *outlook)
{
    touch(&outlook->touches, A_FILE, touched_id(A_FILE, object->inode), access);
    if (!at_own_offset(runner->call))
        touch(&outlook->touches, AN_OFFSET, offset_id(runner, fd, object), CHANGE);
}

static uint64_t pipe_key(struct runner *runner, int fd, const struct object *object)
{
    return object->kind == OBJECT_ANONYMOUS ? (uint64_t)1 << 62 | offset_id(runner, fd, object) : object->inode;
}

/* A signalfd asks after the signals of whoever reads it: a copy would tell of our own (signalfd(2)). */
static bool is_of_signals(const struct object *object)
{
    return object->kind == OBJECT_ANONYMOUS && strcmp(object->name, "anon_inode:[signalfd]") == 0;
}

static void read_signals(struct runner *runner, int fd, struct outlook *outlook)
{
    struct procfs_status status;
    struct channel_state state;
    uint64_t set;
    outlook->ready = !channel_state(runner, fd, &state) || state.nonblocking || !procfs_signalfd(runner->tid, fd, &set)
                  || !procfs_status(runner->tid, &status) || (status.raised & set);
    touch(&outlook->touches, ITS_SIGNALS, runner->process->id, CATCH);
}

static void read_from(struct runner *runner, int fd, const struct object *object, struct outlook *outlook)
{
    struct channel_state state = {0};
    outlook->interruptible = outlook->restarts = true;
    outlook->ready = true;
    if (object->kind == OBJECT_FILE) {
        touch_file(runner, fd, object, LOOK, outlook);
        return;
    }
    if (is_of_signals(object)) {
        read_signals(runner, fd, outlook);
        return;
    }
    if (!channel_state(runner, fd, &state))
        return;
    if (is_file(object, &state)) {
        touch_file(runner, fd, object, LOOK, outlook);
        return;
    }
    outlook->ready = state.readable || state.hung_up || state.broken || state.nonblocking;
    if (object->kind == OBJECT_DEVICE)
        return;
    uint32_t id = touched_id(A_PIPE, pipe_key(runner, fd, object));
    bool something = state.readable && (state.bytes > 0 || object->kind == OBJECT_ANONYMOUS);
    touch_bytes(&outlook->touches, id, something ? TAKE_BYTES : END, state.bytes, asked(runner));
}

void outlook_read(struct runner *runner, struct outlook *outlook)
{
    struct object object;
    int fd = (int)runner->arguments[0];
    outlook->ready = true;
    if (object_at(runner, fd, &object))
        read_from(runner, fd, &object, outlook);
}

static void write_to(struct runner *runner, int fd, const struct object *object, struct outlook *outlook)
{
    struct channel_state state;
    outlook->interruptible = outlook->restarts = true;
    outlook->ready = true;
    if (object->kind == OBJECT_STDOUT || object->kind == OBJECT_STDERR) {
        touch(&outlook->touches, AN_OUTPUT, object->kind == OBJECT_STDOUT ? 1 : 2, PUT_BYTES);
        return;
    }
    if (object->kind == OBJECT_FILE) {
        touch_file(runner, fd, object, CHANGE, outlook);
        return;
    }
    if (object->kind == OBJECT_DEVICE || object->kind == OBJECT_FOLDER || !channel_state(runner, fd, &state))
        return;
    outlook->ready = state.writable || state.broken || state.hung_up || state.nonblocking;
    uint32_t id = touched_id(A_PIPE, pipe_key(runner, fd, object));
    touch_bytes(&outlook->touches, id, state.broken ? BROKEN : PUT_BYTES, state.room, asked(runner));
}

void outlook_write(struct runner *runner, struct outlook *outlook)
{
    struct object object;
    int fd = (int)runner->arguments[0];
    outlook->ready = true;
    if (object_at(runner, fd, &object))
        write_to(runner, fd, &object, outlook);
}

static void from_to(struct runner *runner, int from, int to, struct outlook *outlook)
{
    struct object object;
    bool readable = true, writable = true;
    if (object_at(runner, from, &object)) {
        read_from(runner, from, &object, outlook);
        readable = outlook->ready;
    }
    if (object_at(runner, to, &object)) {
        write_to(runner, to, &object, outlook);
        writable = outlook->ready;
    }
    outlook->ready = readable && writable;
}

void outlook_splice(struct runner *runner, struct outlook *outlook)
{
    const uint64_t *a = runner->arguments;
    from_to(runner, (int)a[0], (int)(runner->call == SYS_tee ? a[1] : a[2]), outlook);
}

void outlook_sendfile(struct runner *runner, struct outlook *outlook)
{
    from_to(runner, (int)runner->arguments[1], (int)runner->arguments[0], outlook);
}

/* What is more than a pipe takes at once goes in parts, each a step of its own: others read in between. */
void start_write(struct runner *runner)
{
    struct object object;
    struct channel_state state;
    int fd = (int)runner->arguments[0];
    bool large = runner->arguments[2] > PIPE_BUF;
    if (large && object_at(runner, fd, &object) && object_is_channel(&object) && channel_state(runner, fd, &state) && !state.nonblocking
        && !state.broken)
        runner->flags_set = channel_set_nonblocking(runner, fd, true);
    tracer_make_call(runner->thread);
}

bool is_step_offset(struct runner *runner)
{
    struct object object;
    int fd = (int)runner->arguments[0];
    if (!object_at(runner, fd, &object) || object_of_system(&object) || object_is_channel(&object))
        return false;
    uint32_t id = offset_id(runner, fd, &object);
    for (size_t i = 0; i < runners.count; i++) {
        const struct runner *other = runners.list[i];
        for (int other_fd = 0; other->standing != GONE && other->process != runner->process && other_fd < REMEMBERED; other_fd++)
            if (other->descriptions[other_fd] && touched_id(AN_OFFSET, other->descriptions[other_fd]) == id)
                return true;
    }
    return false;
}

void outlook_offset(struct runner *runner, struct outlook *outlook)
{
    struct object object;
    int fd = (int)runner->arguments[0];
    outlook->ready = true;
    if (object_at(runner, fd, &object))
        touch(&outlook->touches, AN_OFFSET, offset_id(runner, fd, &object), CHANGE);
}

void outlook_accept(struct runner *runner, struct outlook *outlook)
{
    struct channel_state state;
    outlook->interruptible = outlook->restarts = true;
    outlook->ready = !channel_state(runner, (int)runner->arguments[0], &state) || state.readable || state.hung_up || state.nonblocking;
    touch(&outlook->touches, ANYTHING, 0, CHANGE);
}

void outlook_anything(struct runner *runner, struct outlook *outlook)
{
    (void)runner;
    outlook->ready = true;
    touch(&outlook->touches, ANYTHING, 0, CHANGE);
}
