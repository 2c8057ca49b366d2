/* Writes without stdio, and waits with waitid(). */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void introduce(const char *self, const char *other, pid_t other_pid)
{
    char line[80];
    int length = snprintf(line, sizeof line, "%s %d, %s %d\n", self, getpid(), other, other_pid);
    if (write(STDOUT_FILENO, line, (size_t)length) != length)
        _exit(1);
}

int main(int argc, char **argv)
{
    if (argc > 2 || (argc == 2 && strcmp(argv[1], "polite"))) {
        static const char usage[] = "usage: fork-hello [polite]\n";
        return write(STDERR_FILENO, usage, sizeof usage - 1) < 0 ? 1 : 2;
    }
    pid_t child = fork();
    if (!child) {
        introduce("child", "parent", getppid());
        _exit(0);
    }
    if (child < 0)
        return 1;
    siginfo_t end;
    if (argc == 2)
        waitid(P_PID, (id_t)child, &end, WEXITED);
    introduce("parent", "child", child);
    if (argc == 1)
        waitid(P_PID, (id_t)child, &end, WEXITED);
    return 0;
}
