#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char pid_file[PATH_MAX + 16];
static volatile sig_atomic_t told_to_end;

static void on_term(int number)
{
    (void)number;
    told_to_end = 1;
}

static pid_t create(void)
{
    pid_t pid = fork();
    if (pid < 0) {
        perror("daemon: fork");
        exit(1);
    }
    return pid;
}

static void write_pid_file(void)
{
    FILE *file = fopen(pid_file, "w");
    if (!file) {
        perror(pid_file);
        exit(1);
    }
    fprintf(file, "%d\n", (int)getpid());
    fclose(file);
}

static void be_daemon(int ready)
{
    struct sigaction action;
    sigset_t term, before;

    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, &before);
    memset(&action, 0, sizeof action);
    action.sa_handler = on_term;
    sigaction(SIGTERM, &action, NULL);

    write_pid_file();
    umask(027);
    if (chdir("/") < 0)
        exit(1);
    int null = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; fd++)
        dup2(null, fd);
    if (null > 2)
        close(null);
    if (write(ready, "r", 1) != 1)
        exit(1);
    close(ready);
    while (!told_to_end)
        sigsuspend(&before);
    unlink(pid_file);
    exit(0);
}

static int start(void)
{
    int ends[2];
    char byte, folder[PATH_MAX];

    if (!getcwd(folder, sizeof folder) || pipe(ends) < 0) {
        perror("daemon");
        return 1;
    }
    snprintf(pid_file, sizeof pid_file, "%s/daemon.pid", folder);
    pid_t child = create();
    if (child == 0) {
        close(ends[0]);
        setsid();
        if (create() == 0)
            be_daemon(ends[1]);
        _exit(0);
    }
    close(ends[1]);
    waitpid(child, NULL, 0);
    /* It is ready when it has closed the pipe as well. */
    return read(ends[0], &byte, 1) == 1 && read(ends[0], &byte, 1) == 0 ? 0 : 1;
}

static int stop(void)
{
    int pid;
    FILE *file = fopen("daemon.pid", "r");
    if (!file || fscanf(file, "%d", &pid) != 1) {
        fprintf(stderr, "daemon: not running\n");
        return 0;
    }
    fclose(file);
    kill(pid, SIGTERM);
    while (kill(pid, 0) == 0)
        usleep(2000);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "start") == 0)
        return start();
    if (argc == 2 && strcmp(argv[1], "stop") == 0)
        return stop();
    fprintf(stderr, "usage: daemon start|stop\n");
    return 2;
}
