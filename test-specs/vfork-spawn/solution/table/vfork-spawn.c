/* Each way starts a program and gives 0 or an error number; what follows is common to both. Attributes are given, too. */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int starter(char **arguments, char **command, pid_t *pid);

static int borrow(char **arguments, char **command, pid_t *pid)
{
    (void)arguments;
    static volatile int failure;
    failure = 0;
    *pid = vfork();
    if (*pid == 0)
        _exit((execvp(*command, command), failure = errno, 127));
    if (*pid < 0)
        return errno;
    if (failure)
        while (waitpid(*pid, NULL, 0) < 0 && errno == EINTR)
            ;
    return failure;
}

static int spawn(char **files, char **command, pid_t *pid)
{
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    sigset_t none;
    sigemptyset(&none);
    int error = posix_spawnattr_init(&attributes);
    if (!error)
        error = posix_spawn_file_actions_init(&actions);
    if (error)
        return error;
    error = posix_spawnattr_setsigmask(&attributes, &none)
         || posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK)
         || posix_spawn_file_actions_addopen(&actions, 9, files[0], O_RDONLY, 0)
         || posix_spawn_file_actions_adddup2(&actions, 9, STDIN_FILENO)
         || posix_spawn_file_actions_addclose(&actions, 9)
         || posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, files[1], O_CREAT | O_TRUNC | O_WRONLY, 0600)
          ? ENOMEM : posix_spawnp(pid, *command, &actions, &attributes, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error;
}

static const struct way {
    const char *name;
    int files;
    starter *start;
} ways[] = { { "vfork", 0, borrow }, { "spawn", 2, spawn } };

int main(int argc, char *argv[])
{
    for (const struct way *way = ways; way < ways + 2; way++) {
        if (argc < 3 + way->files || strcmp(argv[1], way->name))
            continue;
        char **command = argv + 2 + way->files;
        pid_t pid;
        int error = way->start(argv + 2, command, &pid);
        if (error) {
            errno = error;
            err(127, "%s", *command);
        }
        siginfo_t end;
        while (waitid(P_PID, (id_t)pid, &end, WEXITED) < 0)
            if (errno != EINTR)
                err(1, "waitid");
        dprintf(STDOUT_FILENO, "%d from %s (%d)\n", end.si_status, *command, pid);
        return end.si_status;
    }
    fputs("usage: vfork-spawn vfork PROGRAM [ARGUMENTS] | spawn IN OUT PROGRAM [ARGUMENTS]\n", stderr);
    return 2;
}
