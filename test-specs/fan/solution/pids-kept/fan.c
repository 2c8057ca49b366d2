/* Waits for each child by its pid, writes without stdio's buffer, leaves children with _exit(). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *line)
{
    size_t left = strlen(line);
    while (left > 0) {
        ssize_t n = write(STDOUT_FILENO, line, left);
        if (n < 0)
            _exit(1);
        line += n;
        left -= (size_t)n;
    }
}

static _Noreturn void child(long number)
{
    char line[100];
    snprintf(line, sizeof line, "child %ld is %ld, parent %ld\n", number, (long)getpid(), (long)getppid());
    say(line);
    _exit(0);
}

int main(int argc, char *argv[])
{
    char *end = NULL;
    long count = argc == 2 ? strtol(argv[1], &end, 10) : -1;
    if (count < 0 || *end != '\0') {
        static const char usage[] = "usage: fan N\n";
        (void)!write(STDERR_FILENO, usage, sizeof usage - 1);
        return 2;
    }
    pid_t *pids = calloc((size_t)count + 1, sizeof *pids);
    if (!pids)
        return 1;
    for (long i = 0; i < count; i++) {
        pids[i] = fork();
        if (pids[i] < 0)
            return 1;
        if (pids[i] == 0)
            child(i + 1);
    }
    int failed = 0;
    for (long i = count; i-- > 0;) {
        int status;
        while (waitpid(pids[i], &status, 0) < 0 && errno == EINTR)
            ;
        failed |= !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    }
    free(pids);
    say("all done\n");
    return failed;
}
