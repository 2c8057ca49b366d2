#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int refused(const char *call)
{
    printf("%s fails: %s\n", call, errno == ENOSPC ? "user.max_user_namespaces or user.max_pid_namespaces is reached" : strerror(errno));
    return 1;
}

int main(void)
{
    if (unshare(CLONE_NEWUSER | CLONE_NEWPID) < 0)
        return refused("unshare(2)");
    pid_t child = fork();
    if (child < 0)
        return refused("fork(2) into a new PID namespace");
    if (child == 0)
        _exit(getpid() == 1 ? 0 : 1);
    int status;
    if (waitpid(child, &status, 0) < 0)
        return refused("waitpid(2)");
    puts(status == 0 ? "allowed" : "the first process of a PID namespace is not number 1 there");
    return 0;
}
