#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The code that the child ends with; says so. */
static int wait_for(pid_t pid, const char *program)
{
    int code = 0;
    printf("%d from %s (%d)\n", code, program, (int)pid);
    return code;
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "vfork") == 0) {
        pid_t pid = -1; /* vfork(), and in the child execvp() */
        return wait_for(pid, argv[2]);
    }
    if (argc > 4 && strcmp(argv[1], "spawn") == 0) {
        pid_t pid = -1; /* posix_spawnp(), with file actions for argv[2] and argv[3] */
        return wait_for(pid, argv[4]);
    }
    fprintf(stderr, "usage: vfork-spawn vfork PROGRAM [ARGUMENTS] | spawn IN OUT PROGRAM [ARGUMENTS]\n");
    return 2;
}
