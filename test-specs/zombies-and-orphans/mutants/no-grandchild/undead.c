/* Looks at an ended child with WNOWAIT; the family talks through pipes. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static char state_of(pid_t pid)
{
    char path[64], state = '?';
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *stat = fopen(path, "r");
    if (stat) {
        if (fscanf(stat, "%*d (%*[^)]) %c", &state) != 1)
            state = '?';
        fclose(stat);
    }
    return state;
}

static pid_t zombie(void)
{
    pid_t pid = fork();
    if (pid < 0)
        exit(1);
    if (pid == 0)
        _exit(7);
    siginfo_t ended;
    waitid(P_PID, (id_t)pid, &ended, WEXITED | WNOWAIT);
    printf("child %d is %c\n", (int)pid, state_of(pid));
    return pid;
}

static int reaped(void)
{
    pid_t pid = zombie();
    waitpid(pid, NULL, 0);
    if (kill(pid, 0) < 0 && errno == ESRCH)
        printf("child %d is gone\n", (int)pid);
    else
        printf("child %d is still there\n", (int)pid);
    return 0;
}

static void grandchild(pid_t parent, int adopted, int go, int done)
{
    char byte;
    if (read(go, &byte, 1) == 1 && getppid() != parent) {
        if (adopted)
            printf("orphan %d was adopted by %d\n", (int)getpid(), (int)getppid());
        else
            printf("orphan %d lost its parent %d\n", (int)getpid(), (int)parent);
        fflush(stdout);
    }
    close(done);
    _exit(adopted ? 7 : 0);
}

static int orphan(int adopted)
{
    int go[2], done[2];
    if (pipe(go) < 0 || pipe(done) < 0)
        return 1;
    if (adopted && prctl(PR_SET_CHILD_SUBREAPER, 1) < 0)
        return 1;
    pid_t child = fork();
    if (child < 0)
        return 1;
    if (child == 0) {
        close(go[1]);
        close(done[0]);
        grandchild(getppid(), adopted, go[0], done[1]);
    }
    close(go[0]);
    close(done[1]);
    waitpid(child, NULL, 0);
    char byte = 'g';
    if (write(go[1], &byte, 1) != 1)
        return 1;
    if (read(done[0], &byte, 1) != 0)
        return 1;
    if (adopted) {
        int status;
        pid_t orphan = wait(&status);
        printf("orphan %d exited with %d\n", (int)orphan, WEXITSTATUS(status));
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "zombie") == 0) {
        zombie();
        return 0;
    }
    if (argc == 2 && strcmp(argv[1], "reaped") == 0)
        return reaped();
    if (argc == 2 && strcmp(argv[1], "orphan") == 0)
        return orphan(0);
    if (argc == 2 && strcmp(argv[1], "adopted") == 0)
        return orphan(1);
    fprintf(stderr, "usage: undead zombie|reaped|orphan|adopted\n");
    return 2;
}
