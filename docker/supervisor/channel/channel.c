#include "channel.h"

#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    FLUSH_AT = 64 << 10, HEADER = 4, NUMBER_AND_KIND = 5,
    IDLE_LIMIT_MS = 15 * 60 * 1000 /* an engine that dies may leave us with a judge who never closes */
};

static struct {
    int in, out;
    struct bytes input, output;
    size_t consumed;    /* bytes of input that the last request took */
    size_t frame_start; /* in output, of the frame under way */
    uint32_t sent, received;
    uint64_t bytes_sent;
} channel;

void channel_open(int in, int out)
{
    channel.in = in;
    channel.out = out;
    if (fcntl(in, F_SETFD, FD_CLOEXEC) < 0 || fcntl(out, F_SETFD, FD_CLOEXEC) < 0)
        fail("channel");
}

int channel_descriptor(void)
{
    return channel.in;
}

struct bytes *channel_begin(uint8_t kind)
{
    channel.frame_start = channel.output.length;
    bytes_u32(&channel.output, 0);
    bytes_u32(&channel.output, ++channel.sent);
    bytes_u8(&channel.output, kind);
    return &channel.output;
}

void channel_end(void)
{
    size_t length = channel.output.length - channel.frame_start - HEADER;
    if (length > FRAME_LIMIT)
        fail("a frame of %zu bytes", length);
    bytes_set_u32(&channel.output, channel.frame_start, (uint32_t)length);
    channel.bytes_sent += HEADER + length;
    if (channel.output.length >= FLUSH_AT)
        channel_flush();
}

uint32_t channel_number(void)
{
    return channel.sent;
}

uint64_t channel_bytes(void)
{
    return channel.bytes_sent;
}

void channel_flush(void)
{
    size_t written = 0;
    while (written < channel.output.length) {
        ssize_t n = write(channel.out, channel.output.data + written, channel.output.length - written);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN) {
            struct pollfd writable = {.fd = channel.out, .events = POLLOUT};
            poll(&writable, 1, -1);
            continue;
        }
        if (n < 0)
            fail("the judge does not listen");
        written += (size_t)n;
    }
    channel.output.length = 0;
}

static bool whole_frame(struct frame *frame)
{
    if (channel.input.length < HEADER)
        return false;
    struct reader r = reader_of(channel.input.data, channel.input.length);
    uint32_t length = read_u32(&r);
    errno = 0;
    if (length < NUMBER_AND_KIND || length > FRAME_LIMIT)
        fail("a request of %u bytes breaks the protocol", length);
    if (r.left < length)
        return false;
    r.left = length;
    frame->number = read_u32(&r);
    frame->kind = read_u8(&r);
    frame->payload = r;
    if (frame->number != ++channel.received)
        fail("request %u came where %u was due", frame->number, channel.received);
    channel.consumed = HEADER + length;
    return true;
}

enum arrival channel_next(struct frame *frame, bool wait)
{
    if (channel.consumed) {
        bytes_drop(&channel.input, channel.consumed);
        channel.consumed = 0;
    }
    while (!whole_frame(frame)) {
        struct pollfd readable = {.fd = channel.in, .events = POLLIN};
        int ready = poll(&readable, 1, wait ? IDLE_LIMIT_MS : 0);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0)
            fail("poll");
        if (ready == 0)
            return wait ? CLOSED_BY_JUDGE : NOT_YET;
        bytes_reserve(&channel.input, 64 << 10);
        ssize_t n = read(channel.in, channel.input.data + channel.input.length, channel.input.capacity - channel.input.length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return CLOSED_BY_JUDGE;
        channel.input.length += (size_t)n;
    }
    return ARRIVED;
}

void answer_done(uint32_t request)
{
    bytes_u32(channel_begin(DONE), request);
    channel_end();
    channel_flush();
}

void answer_failed(uint32_t request, const char *why)
{
    struct bytes *payload = channel_begin(FAILED);
    bytes_u32(payload, request);
    bytes_cstr(payload, why);
    channel_end();
    channel_flush();
}
