/* Two descriptors are open across an exec: the shell was given one to write to, the other was forgotten. */
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int gift = open("gift", O_WRONLY | O_CREAT, 0600);
    int leak = open("leak", O_WRONLY | O_CREAT, 0600);
    int hidden = open("hidden", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    dup2(gift, 8);
    dup2(leak, 9);
    close(gift), close(leak);
    if (fork() == 0) {
        execlp("sh", "sh", "-c", "echo given >&8", (char *)0);
        _exit(127);
    }
    wait(NULL);
    return hidden < 0;
}
