#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    printf("main's\n");
    if (fork() == 0)
        _exit(0);
    if (fork() == 0) {
        printf("by _exit\n");
        _exit(0);
    }
    if (fork() == 0) {
        printf("by exec\n");
        execlp("true", "true", (char *)NULL);
    }
    if (fork() == 0) {
        printf("by signal\n");
        abort();
    }
    if (vfork() == 0)
        _exit(0);
    while (wait(NULL) > 0)
        ;
    return 0;
}
