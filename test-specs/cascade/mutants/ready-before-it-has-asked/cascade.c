#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static int ready[2]; /* a byte from each that is ready */
static int dies_with_parent;

static void be_there(pid_t parent)
{
    (void)parent;
    if (write(ready[1], "r", 1) != 1)
        _exit(1);
    close(ready[1]);
    if (dies_with_parent)
        prctl(PR_SET_PDEATHSIG, SIGTERM);
    for (;;)
        pause();
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

static void child(pid_t parent, pid_t group)
{
    pid_t self = getpid();
    if (!dies_with_parent)
        setpgid(0, group);
    if (create() == 0)
        be_there(self);
    be_there(parent);
}

static int end_group(const pid_t *children)
{
    kill(-children[0], SIGTERM);
    for (int i = 0; i < 2; i++) {
        int status;
        if (waitpid(children[i], &status, 0) < 0)
            return 1;
        printf("child %d was ended by signal %d\n", (int)children[i], WTERMSIG(status));
    }
    return 0;
}

int main(int argc, char **argv)
{
    const char *mode = argc == 2 ? argv[1] : "";
    int group = strcmp(mode, "group") == 0, killed = strcmp(mode, "killed") == 0;

    if (!group && !killed && strcmp(mode, "exit") != 0) {
        fprintf(stderr, "usage: cascade group|exit|killed\n");
        return 2;
    }
    dies_with_parent = !group;
    if (pipe(ready) < 0) {
        perror("pipe");
        return 1;
    }
    pid_t self = getpid(), children[2] = { 0, 0 };
    for (int i = 0; i < 2; i++) {
        children[i] = create();
        if (children[i] == 0)
            child(self, children[0]);
        if (group)
            setpgid(children[i], children[0]);
    }
    char byte;
    for (int i = 0; i < 4; i++)
        if (read(ready[0], &byte, 1) != 1)
            return 1;
    printf("4 are ready\n");
    fflush(stdout);

    if (killed)
        kill(getpid(), SIGKILL);
    return group ? end_group(children) : 0;
}
