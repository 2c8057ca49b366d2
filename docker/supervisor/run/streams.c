#include "streams.h"

#include "event.h"
#include "fail.h"
#include "output_file.h"
#include "run_limits.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 << 10, PIECE = 8 << 20 };

static struct {
    int feed;        /* the write end of stdin, or -1 */
    const uint8_t *content;
    size_t left;
    int out[2];      /* read ends of stdout and stderr, where they are pipes */
    struct bytes unclaimed[2];
} streams = {.feed = -1, .out = {-1, -1}};

static uint64_t inode_of(int fd)
{
    struct stat status;
    if (fstat(fd, &status) < 0)
        fail("fstat");
    return S_ISFIFO(status.st_mode) ? status.st_ino : object_identity(&status);
}

/* The owner's, so that its path, /dev/stdout say, can be opened as anywhere else. */
static void make_pipe(uid_t owner, int ends[2])
{
    (void)setfsuid(owner); /* the call tells no failure */
    if (pipe2(ends, O_CLOEXEC) < 0)
        fail("pipe");
    (void)setfsuid(geteuid());
}

static void nonblocking(int fd)
{
    if (fcntl(fd, F_SETFL, O_NONBLOCK) < 0)
        fail("fcntl");
}

/* A regular file that the reader can seek in but not change. */
static int stdin_file(const struct run_request *request)
{
    char path[64];
    int fd = memfd_create("stdin", MFD_CLOEXEC);
    if (fd < 0)
        fail("memfd_create");
    for (size_t done = 0; done < request->stdin_length;) {
        ssize_t n = write(fd, request->stdin_content + done, request->stdin_length - done);
        if (n < 0)
            fail("stdin");
        done += (size_t)n;
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    int readable = open(path, O_RDONLY | O_CLOEXEC);
    if (readable < 0)
        fail("stdin");
    close(fd);
    return readable;
}

static int stdin_of(const struct run_request *request, uid_t owner)
{
    int ends[2];
    if (request->stdin_kind == STDIN_FILE)
        return stdin_file(request);
    if (request->stdin_kind == STDIN_NULL) {
        int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (null < 0)
            fail("/dev/null");
        return null;
    }
    make_pipe(owner, ends);
    nonblocking(ends[1]);
    streams.feed = ends[1];
    streams.content = request->stdin_content;
    streams.left = request->stdin_length;
    return ends[0];
}

static void close_feed(void)
{
    if (streams.feed >= 0)
        close(streams.feed);
    streams.feed = -1;
}

static void feed(void)
{
    while (streams.feed >= 0 && streams.left) {
        ssize_t n = write(streams.feed, streams.content, streams.left);
        if (n < 0 && errno == EAGAIN)
            return;
        if (n < 0)
            break;
        streams.content += n;
        streams.left -= (size_t)n;
    }
    close_feed();
}

static void open_pipes(uid_t owner, int child[3])
{
    for (int i = 0; i < 2; i++) {
        int ends[2];
        make_pipe(owner, ends);
        nonblocking(ends[0]);
        streams.out[i] = ends[0];
        child[i + 1] = ends[1];
    }
}

static void open_terminal(const struct run_request *request, uid_t owner, int child[3])
{
    terminal_open(owner, child);
    if (request->stdin_kind == STDIN_TERMINAL) {
        terminal_types(request->stdin_content, request->stdin_length);
        return;
    }
    close(child[0]);
    child[0] = stdin_of(request, owner);
}

void streams_open(const struct run_request *request, uid_t owner, int child[3])
{
    if (request->stdio_kind == STDIO_TERMINAL) {
        open_terminal(request, owner, child);
    } else {
        child[0] = stdin_of(request, owner);
        if (request->stdio_kind == STDIO_FILES)
            output_files_open(child + 1);
        else
            open_pipes(owner, child);
    }
    bool of_terminal = request->stdio_kind == STDIO_TERMINAL;
    bool known_stdin = request->stdin_kind == STDIN_PIPE || request->stdin_kind == STDIN_FILE;
    objects_streams(known_stdin ? inode_of(child[0]) : 0, of_terminal ? 0 : inode_of(child[1]), of_terminal ? 0 : inode_of(child[2]));
    feed();
}

bool streams_are_files(void)
{
    return output_files_are_open();
}

void streams_handed_over(int child[3])
{
    for (int i = 0; i < 3; i++)
        close(child[i]);
}

void streams_poll(struct pollfd polled[3])
{
    polled[0] = (struct pollfd){.fd = streams.feed, .events = POLLOUT};
    for (int i = 0; i < 2; i++)
        polled[i + 1] = (struct pollfd){.fd = streams.out[i], .events = POLLIN};
    if (terminal_is_open())
        polled[1].fd = terminal_descriptor();
}

static void drain(int stream)
{
    uint8_t chunk[CHUNK];
    if (stream == 0 && terminal_is_open())
        terminal_read(&streams.unclaimed[0]);
    while (streams.out[stream] >= 0) {
        ssize_t n = read(streams.out[stream], chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            return;
        if (n <= 0) {
            close(streams.out[stream]);
            streams.out[stream] = -1;
            return;
        }
        bytes_add(&streams.unclaimed[stream], chunk, limit_output((uint64_t)n));
        if (limit_ends_run() || (size_t)n < sizeof chunk)
            return;
    }
}

void streams_serve(void)
{
    if (streams.feed >= 0)
        feed();
    drain(0);
    drain(1);
}

void streams_take(const struct object *stream, uint64_t length, uint64_t end, struct bytes *into)
{
    int index = stream->kind == OBJECT_STDERR;
    if (output_files_are_open()) {
        output_file_take(index, length, end, into);
        return;
    }
    if (terminal_is_open()) { /* all of it is its writer's: nobody else writes meanwhile */
        index = 0;
        length = UINT64_MAX;
    }
    struct bytes *there = &streams.unclaimed[index];
    if (there->length < length)
        drain(index);
    if (length > there->length)
        length = there->length;
    bytes_add(into, there->data, length);
    bytes_drop(there, length);
}

static void say_output(int stream, const uint8_t *text, size_t length)
{
    struct bytes *payload = event_of_run(OUTPUT);
    bytes_u8(payload, (uint8_t)stream);
    bytes_str(payload, text, length);
    event_end();
}

void streams_say_unclaimed(void)
{
    for (int i = 0; i < 2; i++) {
        if (output_files_are_open())
            output_file_take_rest(i, &streams.unclaimed[i]);
        if (!streams.unclaimed[i].length)
            continue;
        const struct bytes *text = &streams.unclaimed[i];
        for (size_t said = 0; said < text->length; said += PIECE)
            say_output(i + 1, text->data + said, text->length - said < PIECE ? text->length - said : PIECE);
        streams.unclaimed[i].length = 0;
    }
}

void streams_asked(void)
{
    if (terminal_is_open())
        terminal_asked();
}

bool streams_quiet(bool somebody_looks)
{
    return terminal_is_open() && (terminal_signal_is_next() || somebody_looks) && terminal_quiet();
}

bool streams_feeding(void)
{
    return streams.feed >= 0 || terminal_typing();
}

void streams_close(void)
{
    close_feed();
    for (int i = 0; i < 2; i++) {
        if (streams.out[i] >= 0)
            close(streams.out[i]);
        streams.out[i] = -1;
        bytes_free(&streams.unclaimed[i]);
    }
    output_files_close();
    terminal_close();
    objects_streams(0, 0, 0);
}
