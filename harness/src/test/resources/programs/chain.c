/* Every kind of event that an order can name, one after the other. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t got;

static void handler(int signal)
{
    (void)signal;
    got = 1;
}

static void line(const char *text)
{
    printf("%s\n", text);
    fflush(stdout);
}

int main(void)
{
    int gate[2], status;
    sigset_t held, before;
    if (pipe(gate) < 0)
        return 1;
    pid_t child = fork();
    if (child == 0) {
        sigemptyset(&held);
        sigaddset(&held, SIGUSR1);
        sigprocmask(SIG_BLOCK, &held, &before);
        sigaction(SIGUSR1, &(struct sigaction){.sa_handler = handler}, NULL);
        line("child ready");
        raise(SIGSTOP);
        while (!got)
            sigsuspend(&before);
        line("got it");
        _exit(0);
    }
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGCONT);
    waitpid(child, &status, WCONTINUED);
    kill(child, SIGUSR1);
    waitpid(child, &status, 0);
    close(gate[0]);
    close(gate[1]);
    int out = open("out.txt", O_CREAT | O_WRONLY, 0644);
    close(out);
    if (fork() == 0) {
        execlp("ls", "ls", "/dev/null", (char *)0);
        _exit(127);
    }
    wait(NULL);
    line("all done");
    return 0;
}
