// posix_spawn, popen and system are processes like any other.
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

extern char **environ;

int main(void)
{
    pid_t pid;
    int status;
    char line[64];
    char *argv[] = {"sh", "-c", "exit 9", NULL};
    if (posix_spawnp(&pid, "sh", NULL, NULL, argv, environ) != 0)
        return 1;
    waitpid(pid, &status, 0);
    FILE *stream = popen("echo popen", "r");
    if (!stream || !fgets(line, sizeof line, stream))
        return 1;
    int closed = pclose(stream);
    int shell = system("exit 3");
    printf("%d %d %d %s", WEXITSTATUS(status), WEXITSTATUS(closed), WEXITSTATUS(shell), line);
    return 0;
}
