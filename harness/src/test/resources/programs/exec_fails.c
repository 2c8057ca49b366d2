// A failed exec is answered with 127.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;
    if (fork() == 0) {
        execl("/no/such/program", "program", "argument", (char *)NULL);
        perror("program");
        _exit(127);
    }
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    return 0;
}
