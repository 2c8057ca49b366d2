// A daemon that outlives the run, deaf to every signal it can be deaf to.
#include <signal.h>
#include <unistd.h>

int main(void)
{
    if (fork() == 0) {
        setsid();
        for (int signal = 1; signal < 32; signal++)
            if (signal != SIGKILL && signal != SIGSTOP)
                sigaction(signal, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
        for (;;)
            sleep(60);
    }
    return 0;
}
