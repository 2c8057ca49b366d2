// What another process does is noticed before that one goes on: it runs only where nobody else wants to (SCHED_IDLE).
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void need(int holds)
{
    if (!holds)
        _exit(1);
}

static void give_way(void)
{
    need(sched_setscheduler(0, SCHED_IDLE, &(struct sched_param){0}) == 0);
}

static void say(const char *line)
{
    need(write(1, line, strlen(line)) == (ssize_t)strlen(line));
}

static void stops(void)
{
    give_way();
    raise(SIGSTOP);
    for (;;)
        pause();
}

static void continued(void)
{
    pid_t pid = fork();
    if (pid == 0)
        stops();
    need(waitpid(pid, NULL, WUNTRACED) == pid);
    need(kill(pid, SIGCONT) == 0);
    say("sent\n");
    need(waitpid(pid, NULL, WUNTRACED | WCONTINUED) == pid);
    say("continued\n");
    need(kill(pid, SIGTERM) == 0 && waitpid(pid, NULL, 0) == pid);
}

static void closed_by_exec(void)
{
    int ends[2];
    char byte;
    need(pipe2(ends, O_CLOEXEC) == 0);
    if (fork() == 0) {
        give_way();
        execl("/bin/true", "true", (char *)NULL);
        _exit(1);
    }
    close(ends[1]);
    need(read(ends[0], &byte, 1) == 0);
    say("executed\n");
    need(wait(NULL) > 0);
    close(ends[0]);
}

static void memory_given_back(void)
{
    if (vfork() == 0) {
        give_way();
        execl("/bin/true", "true", (char *)NULL);
        _exit(1);
    }
    say("has its own memory\n");
    need(wait(NULL) > 0);
}

static void fifo_opened(void)
{
    need(mkfifo("fifo", 0600) == 0);
    if (fork() == 0) {
        give_way();
        _exit(open("fifo", O_WRONLY) < 0);
    }
    need(open("fifo", O_RDONLY) >= 0);
    say("opened\n");
    need(wait(NULL) > 0);
}

static void file_made(void)
{
    char event[sizeof(struct inotify_event) + 256];
    int watch = inotify_init();
    need(watch >= 0 && inotify_add_watch(watch, ".", IN_CREATE) >= 0);
    if (fork() == 0) {
        give_way();
        _exit(open("file", O_CREAT | O_EXCL | O_WRONLY, 0600) < 0);
    }
    need(read(watch, event, sizeof event) > 0);
    say("made\n");
    need(wait(NULL) > 0);
}

static void signalled(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    need(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
    if (fork() == 0) {
        give_way();
        _exit(kill(getppid(), SIGUSR1) < 0);
    }
    need(sigwaitinfo(&set, NULL) == SIGUSR1);
    say("signalled\n");
    need(wait(NULL) > 0);
}

static void replaced(void)
{
    int ends[2];
    char byte;
    need(pipe(ends) == 0);
    if (fork() == 0) {
        close(ends[0]);
        give_way();
        _exit(dup2(1, ends[1]) < 0);
    }
    close(ends[1]);
    need(read(ends[0], &byte, 1) == 0);
    say("closed\n");
    need(wait(NULL) > 0);
}

int main(void)
{
    continued();
    closed_by_exec();
    memory_given_back();
    fifo_opened();
    file_made();
    signalled();
    replaced();
    return 0;
}
