/* Waits for its second child before its first, then until there is none left; one wait is interrupted by a signal. */
#include <errno.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal)
{
    (void)signal;
}

int main(void)
{
    int gate[2];
    char byte;
    if (pipe(gate) < 0)
        return 1;
    sigaction(SIGALRM, &(struct sigaction){.sa_handler = handler}, NULL);
    pid_t first = fork();
    if (first == 0) {
        close(gate[1]);
        _exit(read(gate[0], &byte, 1) == 0 ? 3 : 1);
    }
    pid_t second = fork();
    if (second == 0) {
        close(gate[1]);
        if (read(gate[0], &byte, 1) == 0)
            kill(getpid(), SIGKILL);
        _exit(1);
    }
    struct timeval second_long = {.tv_sec = 1}; /* again and again: the first alarm may come before the wait */
    setitimer(ITIMER_REAL, &(struct itimerval){second_long, second_long}, NULL);
    if (waitpid(second, NULL, 0) != -1 || errno != EINTR)
        return 2;
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
    close(gate[1]);
    waitpid(second, NULL, 0);
    while (wait(NULL) > 0)
        ;
    return 0;
}
