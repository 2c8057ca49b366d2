/* Both ends as streams; the child reads whole lines, however they come. */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void reader(int ends[2])
{
    close(ends[1]);
    FILE *in = fdopen(ends[0], "r");
    if (in == NULL)
        err(1, "fdopen");
    char *line = NULL;
    size_t size = 0;
    unsigned lines = 0;
    while (getline(&line, &size, in) != -1)
        printf("%u %s", ++lines, line);
    free(line);
    fclose(in);
    exit((int)lines);
}

static void writer(int ends[2], char **words)
{
    close(ends[0]);
    FILE *out = fdopen(ends[1], "w");
    if (out == NULL)
        err(1, "fdopen");
    while (*words != NULL)
        fprintf(out, "%s\n", *words++);
    if (fclose(out) != 0)
        err(1, "pipe");
}

int main(int argc, char *argv[])
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        err(1, "pipe");
    pid_t pid = fork();
    switch (pid) {
    case -1:
        err(1, "fork");
    case 0:
        reader(ends);
    }
    writer(ends, argv + 1);

    siginfo_t end;
    if (waitid(P_PID, (id_t)pid, &end, WEXITED) != 0)
        err(1, "waitid");
    printf("%ld has read %d lines\n", (long)pid, argc - 1);
    return end.si_code == CLD_EXITED ? end.si_status & 0xff : 1;
}
