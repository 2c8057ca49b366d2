// Threads are not processes.
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void *forks(void *unused)
{
    (void)unused;
    pid_t pid = fork();
    if (pid == 0)
        _exit(5);
    int status;
    waitpid(pid, &status, 0);
    return (void *)(long)WEXITSTATUS(status);
}

int main(void)
{
    pthread_t threads[3];
    long sum = 0;
    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, forks, NULL);
    for (int i = 0; i < 3; i++) {
        void *result;
        pthread_join(threads[i], &result);
        sum += (long)result;
    }
    printf("sum %ld\n", sum);
    return 0;
}
