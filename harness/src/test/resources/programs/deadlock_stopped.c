// Waits for a child that has stopped itself.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    if (fork() == 0) {
        raise(SIGSTOP);
        _exit(0);
    }
    wait(NULL);
    return 0;
}
