// What a program sees of its terminal: that it is one, whose it is, lines, ends of file, keys that send signals.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static char line[256];

static void interrupted(int signal)
{
    (void)signal;
    (void)!write(1, "interrupted\n", 12);
}

static int is_one(void)
{
    printf("%d %d %d, in front %d\n", isatty(0), isatty(1), isatty(2), tcgetpgrp(0) == getpgrp());
    fprintf(stderr, "to stderr\n");
    int own = open("/dev/tty", O_WRONLY);
    (void)!write(own, "to /dev/tty\n", 12);
    (void)!write(0, "to stdin\n", 9);
    dup2(2, 1);
    printf("stderr, too\n");
    return 0;
}

static int reads(void)
{
    while (fgets(line, sizeof line, stdin))
        printf("got %s", line);
    for (int i = 0; i < 3; i++)
        printf("end %zd\n", read(0, line, sizeof line));
    return 0;
}

static int polls(void)
{
    struct pollfd in = {.fd = 0, .events = POLLIN};
    for (;;) {
        ssize_t n = poll(&in, 1, -1) > 0 ? read(0, line, sizeof line) : -1;
        printf("%zd\n", n);
        if (n <= 0)
            return 0;
    }
}

static int keys(void)
{
    struct sigaction action = {.sa_handler = interrupted};
    sigaction(SIGINT, &action, NULL);
    fgets(line, sizeof line, stdin);
    printf("%s", line);
    pause();
    fgets(line, sizeof line, stdin);
    printf("%s", line);
    return 0;
}

static int job(void)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        raise(SIGSTOP); /* until the shell has put it in front */
        pause();
    }
    setpgid(child, child);
    waitpid(child, &status, WUNTRACED);
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(0, child);
    kill(child, SIGCONT);
    waitpid(child, &status, WUNTRACED);
    printf("stopped by %d\n", WIFSTOPPED(status) ? WSTOPSIG(status) : 0);
    kill(child, SIGCONT);
    waitpid(child, &status, WUNTRACED);
    printf("ended by %d\n", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    tcsetpgrp(0, getpgrp());
    printf("%s", fgets(line, sizeof line, stdin) ? line : "no line\n");
    return 0;
}

static int background(void)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        (void)!read(0, line, sizeof line);
        _exit(0);
    }
    waitpid(child, &status, WUNTRACED);
    printf("stopped by %d\n", WIFSTOPPED(status) ? WSTOPSIG(status) : 0);
    kill(child, SIGKILL);
    wait(NULL);
    printf("%s", fgets(line, sizeof line, stdin) ? line : "no line\n");
    return 0;
}

static int modes(void)
{
    struct termios now;
    tcgetattr(0, &now);
    now.c_oflag |= OPOST | ONLCR;
    now.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    tcsetattr(0, TCSAFLUSH, &now);
    for (char key = 0; read(0, &key, 1) == 1 && key != 'q';)
        printf("key %c\n", key);
    return 0;
}

static int much(void)
{
    static char text[1000];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\n';
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            text[0] = (char)('0' + i);
            for (int k = 0; k < 100; k++)
                (void)!write(1 + (k & 1), text, sizeof text);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    return 0;
}

static int outlives(void)
{
    if (fork() == 0) {
        usleep(50000);
        printf("still here\n");
    }
    return 0;
}

int main(int argc, char **argv)
{
    static const struct { const char *name; int (*does)(void); } parts[] = {
        {"is", is_one}, {"reads", reads}, {"polls", polls}, {"keys", keys}, {"job", job}, {"background", background},
        {"modes", modes}, {"much", much}, {"outlives", outlives},
    };
    for (size_t i = 0; argc > 1 && i < sizeof parts / sizeof *parts; i++)
        if (strcmp(parts[i].name, argv[1]) == 0)
            return parts[i].does();
    return 2;
}
