#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int cannot(const char *program, int error)
{
    fprintf(stderr, "vfork-spawn: %s: %s\n", program, strerror(error));
    return 127;
}

static int wait_for(pid_t pid, const char *program)
{
    int status;
    if (waitpid(pid, &status, 0) < 0) {
        perror("waitpid");
        return 1;
    }
    printf("%d from %s (%d)\n", WEXITSTATUS(status), program, (int)pid);
    return WEXITSTATUS(status);
}

static int by_vfork(char **command)
{
    volatile int error = 0;
    pid_t pid = vfork();
    if (pid < 0)
        return cannot(command[0], errno);
    if (pid == 0) {
        execvp(command[0], command);
        error = errno;
        _exit(127);
    }
    if (error != 0) {
        waitpid(pid, NULL, 0);
        return cannot(command[0], error);
    }
    return wait_for(pid, command[0]);
}

static int by_spawn(const char *in, const char *out, char **command)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    int fd = open(in, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return cannot(command[0], errno);
    posix_spawn_file_actions_adddup2(&actions, fd, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out, O_WRONLY | O_CREAT | O_TRUNC, 0644);

    pid_t pid;
    int error = posix_spawnp(&pid, command[0], &actions, NULL, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        return cannot(command[0], error);
    return wait_for(pid, command[0]);
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "vfork") == 0)
        return by_vfork(argv + 2);
    if (argc > 4 && strcmp(argv[1], "spawn") == 0)
        return by_spawn(argv[2], argv[3], argv + 4);
    fprintf(stderr, "usage: vfork-spawn vfork PROGRAM [ARGUMENTS] | spawn IN OUT PROGRAM [ARGUMENTS]\n");
    return 2;
}
