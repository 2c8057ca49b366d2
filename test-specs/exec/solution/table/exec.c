/* A table of functions; a list is one of three calls of different length; vfork(), since an exec follows at once. */
#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define END ((char *)0)
#define LIST(function, a, ...)                                        \
    (!(a)[1]   ? function((a)[0], (a)[0], END __VA_ARGS__)            \
     : !(a)[2] ? function((a)[0], (a)[0], (a)[1], END __VA_ARGS__)    \
               : function((a)[0], (a)[0], (a)[1], (a)[2], END __VA_ARGS__))

static char *const hello[] = { "GREETING=hello", END };

static int by_l(char **a) { return LIST(execl, a); }
static int by_lp(char **a) { return LIST(execlp, a); }
static int by_le(char **a) { return LIST(execle, a, , hello); }
static int by_v(char **a) { return execv(*a, a); }
static int by_vp(char **a) { return execvp(*a, a); }
static int by_ve(char **a) { return execve(*a, a, hello); }

static const struct {
    const char *how;
    int (*execute)(char **arguments);
} family[] = { { "l", by_l }, { "lp", by_lp }, { "le", by_le }, { "v", by_v }, { "vp", by_vp }, { "ve", by_ve } };

int main(int argc, char *argv[])
{
    size_t i = 0, size = sizeof family / sizeof *family;
    while (i < size && (argc < 3 || strcmp(argv[1], family[i].how)))
        i++;
    if (i == size)
        return fputs("usage: exec l|lp|le|v|vp|ve PROGRAM [ARGUMENTS]\n", stderr) < 0 ? 1 : 2;

    char **command = argv + 2;
    pid_t child = vfork();
    if (child == 0) {
        family[i].execute(command);
        warn("%s", *command);
        _exit(127);
    }
    siginfo_t end;
    while (child < 0 || waitid(P_PID, (id_t)child, &end, WEXITED) < 0)
        if (errno != EINTR)
            err(1, "cannot run %s", *command);
    printf("%s exited with %d\n", *command, end.si_status);
    return end.si_status;
}
