#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void collect(void)
{
    while (wait(NULL) > 0)
        ;
}

static void popened(void)
{
    char text[100];
    FILE *out = popen("cat >/dev/null", "w");
    FILE *in = popen("echo popen", "r");
    if (fgets(text, sizeof text, in))
        fputs(text, out);
    pclose(in);
    pclose(out);
    system("echo system >/dev/null");
}

static void spawned(void)
{
    int fd[2];
    pid_t pid;
    char *echo[] = {"echo", "spawned", NULL}, text[100];
    posix_spawn_file_actions_t actions;
    if (pipe(fd) < 0)
        return;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fd[1], 1);
    posix_spawn_file_actions_addclose(&actions, fd[0]);
    posix_spawn_file_actions_addclose(&actions, fd[1]);
    posix_spawnp(&pid, "echo", &actions, NULL, echo, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(fd[1]);
    while (read(fd[0], text, sizeof text) > 0)
        ;
    close(fd[0]);
    collect();
}

static void closed_on_exec(void)
{
    int fd[2];
    int log = open("log", O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (pipe2(fd, O_CLOEXEC) < 0)
        return;
    if (fork() == 0) {
        dup2(fd[1], 1);
        execlp("echo", "echo", "cloexec", (char *)NULL);
        _exit(1);
    }
    char text[100];
    close(fd[1]);
    while (read(fd[0], text, sizeof text) > 0)
        ;
    close(fd[0]);
    close(log);
    unlink("log");
    collect();
}

/* The end has the right number already: dup2() onto itself, and no close(). */
static void onto_itself(void)
{
    if (fork() == 0) {
        int fd[2], text[10];
        close(1);
        int out = open("out", O_CREAT | O_WRONLY | O_TRUNC, 0600);
        dup2(out, 1);
        if (out != 1)
            close(out);
        if (pipe(fd) < 0 || write(fd[1], "x", 1) != 1 || read(fd[0], text, 1) != 1)
            _exit(1);
        close(fd[0]);
        close(fd[1]);
        execlp("echo", "echo", "in a file", (char *)NULL);
        _exit(1);
    }
    collect();
    unlink("out");
}

static void becomes_a_daemon(void)
{
    if (fork() == 0) {
        setsid();
        if (fork() != 0)
            _exit(0);
        umask(0);
        for (int fd = 0; fd < 64; fd++)
            close(fd);
        int null = open("/dev/null", O_RDWR);
        if (dup(null) < 0 || dup(null) < 0)
            _exit(1);
        printf("to nobody\n");
        fflush(stdout);
        execlp("true", "true", (char *)NULL);
        _exit(1);
    }
    collect();
}

static void many_at_once(void)
{
    int to[4][2];
    for (int i = 0; i < 4; i++) {
        if (pipe(to[i]) < 0)
            return;
        if (fork() == 0) {
            char text[10];
            for (int before = 0; before <= i; before++)
                close(to[before][1]);
            ssize_t n = read(to[i][0], text, sizeof text);
            _exit(n == 2 ? 0 : 1);
        }
        close(to[i][0]);
    }
    for (int i = 0; i < 4; i++)
        if (write(to[i][1], "go", 2) != 2)
            _exit(1);
    collect();
    /* kept to the end: they were not of one round each */
}

static void saved_and_restored(void)
{
    for (int i = 0; i < 4; i++) {
        fflush(stdout);
        int saved = dup(1);
        int file = open("saved", O_CREAT | O_WRONLY | O_TRUNC, 0600);
        dup2(file, 1);
        close(file);
        printf("redirected\n");
        fflush(stdout);
        dup2(saved, 1);
        close(saved);
    }
    unlink("saved");
}

int main(void)
{
    popened();
    spawned();
    closed_on_exec();
    onto_itself();
    becomes_a_daemon();
    saved_and_restored();
    many_at_once();
    return 0;
}
