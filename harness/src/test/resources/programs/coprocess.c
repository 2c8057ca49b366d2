/* Gives sort its input and waits for its output without ever ending the input. */
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int to[2], from[2];
    char text[16];
    if (pipe(to) < 0 || pipe(from) < 0)
        return 1;
    if (fork() == 0) {
        dup2(to[0], 0);
        dup2(from[1], 1);
        close(to[0]), close(to[1]), close(from[0]), close(from[1]);
        execlp("sort", "sort", (char *)0);
        _exit(127);
    }
    close(to[0]), close(from[1]);
    write(to[1], "b\na\n", 4);
    ssize_t length = read(from[0], text, sizeof text);
    write(1, text, (size_t)length);
    wait(NULL);
    return 0;
}
