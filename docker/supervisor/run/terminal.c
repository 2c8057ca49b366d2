#include "terminal.h"

#include "fail.h"
#include "objects.h"
#include "run_limits.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

enum { CHUNK = 64 << 10, ROWS = 24, COLUMNS = 80 };

static struct {
    int keys;    /* where it is typed and looked at, or -1 */
    int screen;  /* the programs' side; kept, since what is written when nobody has it open is lost */
    const uint8_t *text;
    size_t left;
    bool types;
} terminal = {.keys = -1, .screen = -1};

static int side(int mark)
{
    int fd = ioctl(terminal.keys, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC | mark);
    if (fd < 0)
        fail("the terminal");
    return fd;
}

static void settle(void)
{
    struct termios modes;
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    if (tcgetattr(terminal.screen, &modes) < 0)
        fail("the terminal");
    modes.c_oflag &= ~(tcflag_t)OPOST;
    modes.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
    if (tcsetattr(terminal.screen, TCSANOW, &modes) < 0 || ioctl(terminal.screen, TIOCSWINSZ, &size) < 0)
        fail("the terminal");
}

static uint64_t identity(int fd)
{
    struct stat status;
    if (fstat(fd, &status) < 0)
        fail("fstat");
    return object_identity(&status);
}

static uint64_t identity_of_own(void)
{
    struct stat status;
    return stat("/dev/tty", &status) == 0 ? object_identity(&status) : 0;
}

void terminal_open(uid_t owner, int child[3])
{
    int unlocked = 0;
    (void)setfsuid(owner); /* the call tells no failure */
    terminal.keys = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    (void)setfsuid(geteuid());
    if (terminal.keys < 0 || ioctl(terminal.keys, TIOCSPTLCK, &unlocked) < 0)
        fail("this sandbox has no pseudo-terminals (/dev/ptmx: %s)", strerror(errno));
    terminal.screen = side(0);
    child[0] = side(0);
    child[1] = side(TERMINAL_STDOUT);
    child[2] = side(TERMINAL_STDERR);
    settle();
    objects_terminal(identity(terminal.screen), identity_of_own());
}

bool terminal_is_open(void)
{
    return terminal.keys >= 0;
}

int terminal_descriptor(void)
{
    return terminal.keys;
}

void terminal_close(void)
{
    if (terminal.keys < 0)
        return;
    close(terminal.screen);
    close(terminal.keys);
    terminal.keys = terminal.screen = -1;
    terminal.types = false;
    terminal.left = 0;
    objects_terminal(0, 0);
}

void terminal_types(const uint8_t *text, size_t length)
{
    terminal.text = text;
    terminal.left = length;
    terminal.types = true;
}

bool terminal_typing(void)
{
    return terminal.types && terminal.left > 0;
}

/* What was typed has arrived when this is asked: the kernel passes it on first (n_tty_poll). */
static bool waits_to_be_read(void)
{
    struct pollfd polled = {.fd = terminal.screen, .events = POLLIN};
    return poll(&polled, 1, 0) > 0 && polled.revents & POLLIN;
}

static bool sends_signal(const struct termios *modes, uint8_t key)
{
    return modes->c_lflag & ISIG && (key == modes->c_cc[VINTR] || key == modes->c_cc[VQUIT] || key == modes->c_cc[VSUSP]);
}

bool terminal_signal_is_next(void)
{
    struct termios modes;
    return terminal_typing() && tcgetattr(terminal.screen, &modes) == 0 && sends_signal(&modes, *terminal.text);
}

static bool ends_line(const struct termios *modes, uint8_t key)
{
    return key == '\n' || (modes->c_lflag & ICANON && (key == modes->c_cc[VEOF] || key == modes->c_cc[VEOL]));
}

/* What it does not hold any more comes when it is asked for again. */
static void press_next(size_t length)
{
    while (length) {
        ssize_t n = write(terminal.keys, terminal.text, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        terminal.text += n;
        terminal.left -= (size_t)n;
        length -= (size_t)n;
    }
    (void)waits_to_be_read();
}

/* A line, or as much as comes before a key that sends a signal. */
static size_t next_line(const struct termios *modes)
{
    size_t length = 0;
    while (length < terminal.left && !sends_signal(modes, terminal.text[length]))
        if (ends_line(modes, terminal.text[length++]))
            break;
    return length;
}

static void press_end_of_file(const struct termios *modes)
{
    if (modes->c_lflag & ICANON && write(terminal.keys, &modes->c_cc[VEOF], 1) == 1)
        (void)waits_to_be_read();
}

/* A last line without a newline is sent off as one does it, by an end-of-file. */
static void press_line(const struct termios *modes)
{
    size_t length = next_line(modes);
    bool whole = length && ends_line(modes, terminal.text[length - 1]);
    press_next(length);
    if (!terminal.left && !whole)
        press_end_of_file(modes);
}

/* False where it is not the keys' turn. */
static bool ready_for_keys(struct termios *modes)
{
    return terminal.types && !waits_to_be_read() && tcgetattr(terminal.screen, modes) == 0;
}

void terminal_asked(void)
{
    struct termios modes;
    if (ready_for_keys(&modes))
        press_line(&modes);
}

bool terminal_quiet(void)
{
    struct termios modes;
    if (!ready_for_keys(&modes))
        return false;
    size_t before = terminal.left;
    if (before && sends_signal(&modes, *terminal.text))
        press_next(1);
    else
        press_line(&modes);
    return terminal.left < before || waits_to_be_read();
}

/* A program may have turned on what turns a newline into two characters. */
static size_t with_plain_newlines(uint8_t *text, size_t length)
{
    struct termios modes;
    size_t kept = 0;
    if (tcgetattr(terminal.screen, &modes) < 0 || !(modes.c_oflag & OPOST) || !(modes.c_oflag & ONLCR))
        return length;
    for (size_t i = 0; i < length; i++)
        if (text[i] != '\r' || i + 1 == length || text[i + 1] != '\n')
            text[kept++] = text[i];
    return kept;
}

void terminal_read(struct bytes *into)
{
    uint8_t chunk[CHUNK];
    while (!limit_ends_run()) {
        ssize_t n = read(terminal.keys, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        bytes_add(into, chunk, limit_output(with_plain_newlines(chunk, (size_t)n)));
    }
}
