// exec from a thread other than the first replaces the whole process, which keeps its pid.
#include <pthread.h>
#include <unistd.h>

static void *executes(void *unused)
{
    (void)unused;
    execlp("sh", "sh", "-c", "echo executed; exit 7", (char *)NULL);
    _exit(127);
}

static void *sleeps(void *unused)
{
    (void)unused;
    for (;;)
        pause();
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, sleeps, NULL);
    pthread_create(&b, NULL, executes, NULL);
    pthread_join(b, NULL);
    return 1;
}
