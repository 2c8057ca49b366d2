/* Calls that carry bytes. */
#include "calls.h"

#include "effects.h"
#include "event.h"
#include "gate.h"
#include "memory.h"
#include "procfs.h"
#include "stop.h"
#include "streams.h"
#include "unflushed.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/syscall.h>

enum { ALL = -1, PIECE = 8 << 20 /* of a text, so that a frame can hold it */ };

static bool is_output(const struct object *object)
{
    return object->kind == OBJECT_STDOUT || object->kind == OBJECT_STDERR;
}

static uint64_t requested(const struct call *call)
{
    switch (call->number) {
    case SYS_sendfile: return call->arguments[3];
    case SYS_splice:
    case SYS_copy_file_range: return call->arguments[4];
    case SYS_readv:
    case SYS_preadv:
    case SYS_preadv2:
    case SYS_writev:
    case SYS_pwritev:
    case SYS_pwritev2:
    case SYS_vmsplice:
    case SYS_recvmsg:
    case SYS_recvmmsg:
    case SYS_sendmsg:
    case SYS_sendmmsg: return 0; /* said in memory, not in a register */
    default: return call->arguments[2];
    }
}

static bool look_at(struct thread *thread, int fd)
{
    thread->call.fd = fd;
    return descriptor_object(thread, fd, &thread->call.object);
}

/* Of a terminal every descriptor can be read and written: what is done tells which of its streams is meant. */
static void as_terminal(struct object *object, enum object_kind kind)
{
    if (!object_is_terminal(object))
        return;
    bool stays = object->kind == OBJECT_STDERR && kind == OBJECT_STDOUT;
    object->kind = stays ? OBJECT_STDERR : kind;
    object->name[0] = '\0';
}

enum entry entry_read(struct thread *thread, const struct user_regs_struct *registers)
{
    look_at(thread, (int)registers->rdi);
    as_terminal(&thread->call.object, OBJECT_STDIN);
    if (thread->call.object.kind == OBJECT_STDIN)
        streams_asked();
    return object_of_system(&thread->call.object) ? GO_ON : AWAIT;
}

static bool carries(long number)
{
    return number == SYS_splice || number == SYS_tee || number == SYS_sendfile || number == SYS_copy_file_range;
}

static enum entry to_write(struct thread *thread)
{
    as_terminal(&thread->call.object, OBJECT_STDOUT);
    if (!is_output(&thread->call.object))
        return AWAIT;
    if (!carries(thread->call.number))
        return gate_enter(thread) ? AWAIT : HOLD_BACK;
    gate_carry(thread);
    return AWAIT;
}

enum entry entry_write(struct thread *thread, const struct user_regs_struct *registers)
{
    look_at(thread, (int)registers->rdi);
    return to_write(thread);
}

enum entry entry_splice(struct thread *thread, const struct user_regs_struct *registers)
{
    look_at(thread, (int)(thread->call.number == SYS_tee ? registers->rsi : registers->rdx));
    return to_write(thread);
}

static bool is_write(long number)
{
    const struct noted_call *noted = noted_call(number);
    return noted && noted->returned == returned_write;
}

static bool may_have_fed(const struct object *written, const struct object *read_from)
{
    return object_same(written, read_from) || (written->kind == OBJECT_SOCKET && read_from->kind == OBJECT_SOCKET);
}

void writes_began(const struct object *read_from)
{
    for (size_t i = 0; i < tasks.thread_count; i++) {
        struct thread *thread = tasks.threads[i];
        if (thread->call.under_way && is_write(thread->call.number) && may_have_fed(&thread->call.object, read_from))
            call_began(thread);
    }
}

static struct bytes *transfer_event(enum event kind, struct thread *thread, int64_t result)
{
    const struct call *call = &thread->call;
    struct bytes *payload = event_here(kind, thread);
    bytes_u32(payload, (uint32_t)call->fd);
    object_put(payload, &call->object);
    bytes_u64(payload, requested(call));
    bytes_u64(payload, (uint64_t)result);
    bytes_u32(payload, call->since);
    return payload;
}

/* sendmmsg(2) and recvmmsg(2) return how many messages there were; each says how long it was. */
static int64_t length_of_messages(struct thread *thread, int64_t count)
{
    int64_t length = 0;
    for (int64_t i = 0; i < count; i++) {
        struct mmsghdr message = {0};
        memory_read(thread->tid, thread->call.arguments[1] + (uint64_t)i * sizeof message, &message, sizeof message);
        length += message.msg_len;
    }
    return length;
}

static int64_t in_bytes(struct thread *thread, int64_t result)
{
    bool messages = thread->call.number == SYS_sendmmsg || thread->call.number == SYS_recvmmsg;
    return messages && result > 0 ? length_of_messages(thread, result) : result;
}

void returned_read(struct thread *thread, int64_t result)
{
    if (result >= 0 && object_is_channel(&thread->call.object))
        writes_began(&thread->call.object);
    transfer_event(READ, thread, in_bytes(thread, result));
    event_end();
}

static void say_piece(struct thread *thread, int64_t result, const uint8_t *text, size_t length)
{
    struct bytes *payload = transfer_event(WROTE, thread, result);
    bytes_str(payload, text, length);
    event_end();
}

/* Of a file, the end of what was written; anything where that cannot be known any more. */
static uint64_t end_of_written(const struct thread *thread, uint64_t length)
{
    const struct call *call = &thread->call;
    uint64_t position = STREAMS_ANYWHERE;
    bool says_where = call->number == SYS_pwrite64 || call->number == SYS_pwritev
        || (call->number == SYS_pwritev2 && call->arguments[3] != UINT64_MAX);
    if (says_where)
        return call->arguments[3] + length;
    if (streams_are_files())
        (void)procfs_descriptor_position(thread->tid, call->fd, &position);
    return position;
}

static void say_written(struct thread *thread, int64_t result, uint64_t taken)
{
    struct bytes text = {0};
    if (is_output(&thread->call.object) && taken)
        streams_take(&thread->call.object, taken, end_of_written(thread, taken), &text);
    else if (!is_output(&thread->call.object))
        stdio_flushed(thread, taken, &text);
    int64_t left = result == ALL ? (int64_t)text.length : result;
    size_t said = 0;
    for (; text.length - said > PIECE; said += PIECE, left -= PIECE)
        say_piece(thread, PIECE, text.data + said, PIECE);
    say_piece(thread, left, text.data + said, text.length - said);
    bytes_free(&text);
}

void returned_write(struct thread *thread, int64_t result)
{
    int64_t written = in_bytes(thread, result);
    say_written(thread, written, written > 0 ? (uint64_t)written : 0);
    gate_leave(thread);
}

void write_cut_off(struct thread *thread)
{
    if (is_output(&thread->call.object) && gate_writer() == thread && is_write(thread->call.number))
        say_written(thread, ALL, UINT64_MAX);
    gate_leave(thread);
}
