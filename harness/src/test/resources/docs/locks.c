#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

/* Takes two locks, and lets them go when it ends. */
static void take(const char *first, const char *second)
{
    if (flock(open(first, O_RDWR | O_CREAT, 0600), LOCK_EX) < 0 || flock(open(second, O_RDWR | O_CREAT, 0600), LOCK_EX) < 0)
        _exit(1);
    _exit(0);
}

int main(void)
{
    if (fork() == 0)
        take("red", "blue");
    if (fork() == 0)
        take("blue", "red");
    while (wait(NULL) > 0)
        ;
    return 0;
}
