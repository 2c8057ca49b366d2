#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void limit(int what, rlim_t soft, rlim_t hard)
{
    struct rlimit limit = { soft, hard };
    if (setrlimit(what, &limit) < 0) {
        perror("setrlimit");
        exit(1);
    }
}

static pid_t create(void)
{
    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        exit(1);
    }
    return pid;
}

static void report(pid_t child)
{
    int status;
    if (waitpid(child, &status, 0) < 0)
        perror("waitpid");
    else if (WIFSIGNALED(status))
        printf("child %d was ended by signal %d\n", (int)child, WTERMSIG(status));
    else
        printf("child %d exited with %d\n", (int)child, WEXITSTATUS(status));
    fflush(stdout);
}

static void processes(void)
{
    limit(RLIMIT_NPROC, 0, 0);
    pid_t pid = fork();
    if (pid < 0)
        printf("fork: %s\n", strerror(errno));
    exit(0);
}

static void files(int most)
{
    int opened = 3;
    limit(RLIMIT_NOFILE, (rlim_t)most, (rlim_t)most);
    while (open("/dev/null", O_RDONLY) >= 0)
        opened++;
    printf("%d descriptors, then: %s\n", opened, strerror(errno));
    exit(0);
}

static void fill(void)
{
    char text[100];
    memset(text, 'x', sizeof text);
    limit(RLIMIT_FSIZE, 1000, 1000);
    int file = open("out", O_WRONLY | O_CREAT | O_TRUNC, 0666);
    while (write(file, text, sizeof text) > 0)
        ;
    printf("write: %s\n", strerror(errno));
    exit(0);
}

static void size(void)
{
    signal(SIGXFSZ, SIG_IGN);
    fill();
}

static void compute(void)
{
    limit(RLIMIT_CPU, 1, 2);
    for (volatile unsigned long n = 0;; n++)
        ;
}

static void raised(void)
{
    siginfo_t end;
    limit(RLIMIT_NOFILE, 20, 20);
    pid_t child = create();
    if (child == 0) {
        struct rlimit more = { 40, 40 };
        if (setrlimit(RLIMIT_NOFILE, &more) < 0)
            printf("setrlimit: %s\n", strerror(errno));
        exit(0);
    }
    waitid(P_PID, (id_t)child, &end, WEXITED | WNOWAIT);
    exit(end.si_status != 0);
}

int main(int argc, char **argv)
{
    const char *mode = argc == 2 ? argv[1] : "";
    int most = argc == 3 && strcmp(argv[1], "files") == 0 ? atoi(argv[2]) : 0;

    if (!most && strcmp(mode, "processes") && strcmp(mode, "size") && strcmp(mode, "signal") && strcmp(mode, "time") && strcmp(mode, "raised")) {
        fprintf(stderr, "usage: limits processes|files N|size|signal|time|raised\n");
        return 2;
    }
    pid_t child = create();
    if (child == 0) {
        if (most)
            files(most);
        if (strcmp(mode, "processes") == 0)
            processes();
        if (strcmp(mode, "raised") == 0)
            raised();
        if (strcmp(mode, "time") == 0)
            compute();
        if (strcmp(mode, "size") == 0)
            size();
        fill();
    }
    report(child);
    if (strcmp(mode, "processes") == 0) {
        child = create();
        if (child == 0)
            exit(0);
        report(child);
    }
    return 0;
}
