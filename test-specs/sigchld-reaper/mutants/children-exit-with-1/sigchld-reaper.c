#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t reaped, sum;
static sigset_t blocked, open_mask;

static void on_child(int number)
{
    int saved = errno, status;
    (void)number;
    while (waitpid(-1, &status, WNOHANG) > 0) {
        reaped++;
        sum += WEXITSTATUS(status);
    }
    errno = saved;
}

static void set_up(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_child;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGCHLD, &action, NULL);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGCHLD);
}

static pid_t create(void)
{
    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        exit(1);
    }
    return pid;
}

static void wait_for(int children)
{
    sigprocmask(SIG_BLOCK, &blocked, &open_mask);
    while (reaped < children)
        sigsuspend(&open_mask);
    sigprocmask(SIG_SETMASK, &open_mask, NULL);
}

static int burst(int n)
{
    int gate[2];
    if (pipe(gate) < 0) {
        perror("pipe");
        return 1;
    }
    for (int i = 1; i <= n; i++)
        if (create() == 0) {
            char byte;
            close(gate[1]);
            if (read(gate[0], &byte, 1) != 0)
                _exit(255);
            _exit(i);
        }
    close(gate[0]);
    close(gate[1]);
    wait_for(n);
    printf("%d children reaped, codes add up to %d\n", n, (int)sum);
    return 0;
}

static void speak_once(int gate, int mouth)
{
    char byte;
    if (read(gate, &byte, 1) != 1)
        _exit(1);
    usleep(10000);
    if (write(mouth, "hello\n", 6) != 6)
        _exit(1);
    usleep(5000);
    _exit(1);
}

static int lines(int n)
{
    int gate[2], mouth[2];
    char line[64];

    if (pipe(gate) < 0 || pipe(mouth) < 0) {
        perror("pipe");
        return 1;
    }
    for (int i = 0; i < n; i++)
        if (create() == 0) {
            close(gate[1]);
            close(mouth[0]);
            speak_once(gate[0], mouth[1]);
        }
    close(gate[0]);
    close(mouth[1]);
    FILE *in = fdopen(mouth[0], "r");
    for (int i = 1; i <= n; i++) {
        if (write(gate[1], "g", 1) != 1 || !fgets(line, sizeof line, in))
            break;
        printf("line %d\n", i);
    }
    close(gate[1]);
    wait_for(n);
    printf("%d children reaped\n", n);
    return 0;
}

static int nap(void)
{
    struct timespec left = { 2, 0 };
    if (create() == 0)
        _exit(0);
    while (nanosleep(&left, &left) < 0 && errno == EINTR)
        ;
    printf("slept in full\n");
    return 0;
}

static int keep_errno(void)
{
    siginfo_t info;
    sigprocmask(SIG_BLOCK, &blocked, &open_mask);
    pid_t child = create();
    if (child == 0)
        _exit(0);
    waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT);
    int file = open("no-such-file", O_RDONLY);
    sigprocmask(SIG_SETMASK, &open_mask, NULL);
    if (file < 0)
        perror("no-such-file");
    return 0;
}

int main(int argc, char **argv)
{
    set_up();
    if (argc == 3 && strcmp(argv[1], "burst") == 0)
        return burst(atoi(argv[2]));
    if (argc == 3 && strcmp(argv[1], "lines") == 0)
        return lines(atoi(argv[2]));
    if (argc == 2 && strcmp(argv[1], "nap") == 0)
        return nap();
    if (argc == 2 && strcmp(argv[1], "errno") == 0)
        return keep_errno();
    fprintf(stderr, "usage: sigchld-reaper burst N|lines N|nap|errno\n");
    return 2;
}
