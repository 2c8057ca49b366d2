/* Commands are spawned, not forked: the shell opens everything itself, close-on-exec, and file actions hand it on. A handler reaps. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

typedef struct {
    pid_t pid; /* 0: this place is free */
    int pipeline, status;
    bool ended, last, background;
} Process;

static Process processes[256];
static volatile sig_atomic_t changes;
static int last, pipelines;
static sigset_t child_signal, open_signals;

static void on_child(int signal)
{
    int status, before = errno;
    (void)signal;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0; changes = changes + 1)
        for (Process *one = processes; one < processes + 256; one++)
            if (one->pid == pid && !one->ended) {
                one->ended = true;
                one->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            }
    errno = before;
}

static bool any(bool foreground_alone)
{
    for (Process *one = processes; one < processes + 256; one++)
        if (one->pid && !one->ended && !(foreground_alone && one->background))
            return true;
    return false;
}

static void forget_the_ended(void)
{
    for (Process *one = processes; one < processes + 256; one++)
        if (one->pid && one->ended) {
            if (one->last && !one->background)
                last = one->status;
            one->pid = 0;
        }
}

/* SIGCHLD is blocked everywhere but here. */
static void wait_while_any(bool foreground_alone)
{
    while (any(foreground_alone))
        sigsuspend(&open_signals);
    forget_the_ended();
}

static void enter(pid_t pid, bool is_last, bool background)
{
    for (Process *one = processes; one < processes + 256; one++)
        if (!one->pid) {
            *one = (Process){ .pid = pid, .pipeline = pipelines, .last = is_last, .background = background };
            return;
        }
}

typedef struct {
    char *argv[512];
    int argc, opened[3];
    bool failed;
} Command;

static void open_for(Command *command, int number, const char *name, int flags)
{
    int file = open(name, flags | O_CLOEXEC, 0666);
    if (file < 0) {
        if (!command->failed)
            dprintf(2, "shell: %s: %s\n", name, strerror(errno));
        command->failed = true;
        return;
    }
    if (command->opened[number] >= 0)
        close(command->opened[number]);
    command->opened[number] = file;
}

static void spawn(Command *command, bool is_last, bool background)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    pid_t pid;
    int why = 0;
    posix_spawn_file_actions_init(&actions);
    for (int i = 0; i < 3; i++)
        if (command->opened[i] >= 0)
            posix_spawn_file_actions_adddup2(&actions, command->opened[i], i);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &open_signals);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    if (command->failed)
        last = 1;
    else if ((why = posix_spawnp(&pid, command->argv[0], &actions, &attributes, command->argv, environ)) == 0)
        enter(pid, is_last, background);
    else {
        dprintf(command->opened[2] >= 0 ? command->opened[2] : 2, "shell: %s: %s\n", command->argv[0], why == ENOENT ? "command not found" : strerror(why));
        last = 127;
    }
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    for (int i = 0; i < 3; i++)
        if (command->opened[i] >= 0)
            close(command->opened[i]);
}

static bool is(const Command *command, const char *name)
{
    return command->argc && !strcmp(command->argv[0], name);
}

static bool built_in(Command *command)
{
    if (is(command, "exit")) {
        if (command->argc > 1)
            last = atoi(command->argv[1]);
        int code = last;
        wait_while_any(false);
        exit(code);
    }
    if (is(command, "cd")) {
        last = command->argc < 2 || chdir(command->argv[1]) < 0;
        if (last)
            dprintf(2, "shell: %s: %s\n", command->argc > 1 ? command->argv[1] : "cd", strerror(errno));
        return true;
    }
    if (is(command, "jobs")) {
        int number = 0;
        for (Process *one = processes; one < processes + 256; one++)
            if (one->pid && !one->ended && one->last)
                dprintf(1, "[%d] %d\n", ++number, one->pid);
        last = 0;
        return true;
    }
    return false;
}

static char operators[] = "|;&<>";
static char *at;

/* The next word, or one of: | ; & < > A (>>) 2 (2>), or 0 at the end of the line. */
static char next(char **word)
{
    at += strspn(at, " \t\n");
    if (!*at)
        return 0;
    if (at[0] == '2' && at[1] == '>')
        return at += 2, '2';
    if (at[0] == '>' && at[1] == '>')
        return at += 2, 'A';
    if (strchr(operators, *at))
        return *at++;
    size_t length = strcspn(at, " \t\n|;&<>");
    *word = strndup(at, length);
    at += length;
    return 'w';
}

static bool ends_pipeline(char token)
{
    return token == 0 || token == ';' || token == '&';
}

/* What is started before the end of a pipeline is seen is background only if an & ends it. */
static bool ahead_is_background(void)
{
    size_t length = strcspn(at, ";&\n");
    return at[length] == '&';
}

static char pipeline(void)
{
    bool background = ahead_is_background(), first = true;
    int from = -1;
    char token;
    pipelines++;
    do {
        Command command = { .opened = { from, -1, -1 } };
        char *word = NULL;
        while ((token = next(&word)) && token != '|' && !ends_pipeline(token)) {
            char *name = NULL;
            if (token != 'w')
                next(&name);
            switch (token) {
            case '<':
                open_for(&command, 0, name, O_RDONLY);
                break;
            case '>':
                open_for(&command, 1, name, O_WRONLY | O_CREAT | O_TRUNC);
                break;
            case 'A':
                open_for(&command, 1, name, O_WRONLY | O_CREAT | O_APPEND);
                break;
            case '2':
                open_for(&command, 2, name, O_WRONLY | O_CREAT | O_TRUNC);
                break;
            default:
                if (!strcmp(word, "$?")) {
                    free(word);
                    if (asprintf(&word, "%d", last) < 0)
                        abort();
                }
                command.argv[command.argc++] = word;
            }
            free(name);
        }
        int ends[2] = { -1, -1 };
        if (token == '|' && pipe2(ends, O_CLOEXEC) == 0) {
            if (command.opened[1] < 0)
                command.opened[1] = ends[1];
            else
                close(ends[1]);
        }
        bool alone = first && token != '|';
        if (command.argc && !(alone && built_in(&command)))
            spawn(&command, token != '|', background);
        for (int i = 0; i < command.argc; i++)
            free(command.argv[i]);
        from = ends[0];
        first = false;
    } while (token == '|');
    if (background)
        last = 0;
    else
        wait_while_any(true);
    return token;
}

int main(void)
{
    char *line = NULL;
    size_t size = 0;
    sigaction(SIGCHLD, &(struct sigaction){ .sa_handler = on_child }, NULL);
    sigemptyset(&child_signal);
    sigaddset(&child_signal, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child_signal, &open_signals);
    while (getline(&line, &size, stdin) > 0) {
        at = line;
        do {
            sigprocmask(SIG_SETMASK, &open_signals, NULL);
            sigprocmask(SIG_BLOCK, &child_signal, NULL);
            forget_the_ended();
        } while (pipeline());
    }
    wait_while_any(false);
    free(line);
    return last;
}
