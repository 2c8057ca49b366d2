#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static FILE *log_file;

int main(void)
{
    log_file = fopen("log.txt", "w");
    fprintf(log_file, "log of %d\n", 1);
    printf("twice, says %d\n", getpid());
    pid_t pid = fork();
    if (pid == 0) {
        execlp("no-such-program", "no-such-program", (char *)NULL);
        exit(127);
    }
    waitpid(pid, NULL, 0);
    fclose(log_file);
    printf("once\n");
    return 0;
}
