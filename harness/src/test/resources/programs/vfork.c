// vfork suspends its caller until the child executes or ends.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;
    pid_t pid = vfork();
    if (pid == 0) {
        execlp("sh", "sh", "-c", "exit 4", (char *)NULL);
        _exit(127);
    }
    waitpid(pid, &status, 0);
    pid = vfork();
    if (pid == 0)
        _exit(6);
    int second;
    waitpid(pid, &second, 0);
    printf("%d %d\n", WEXITSTATUS(status), WEXITSTATUS(second));
    return 0;
}
