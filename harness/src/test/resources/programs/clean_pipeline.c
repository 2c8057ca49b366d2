/* ls | wc -l, as it should be. */
#include <sys/wait.h>
#include <unistd.h>

static void stage(int from, int to, int read_end, int write_end, const char *program, const char *argument)
{
    if (fork() == 0) {
        dup2(from, to);
        close(read_end);
        close(write_end);
        execlp(program, program, argument, (char *)0);
        _exit(127);
    }
}

int main(void)
{
    int ends[2];
    if (pipe(ends) < 0)
        return 1;
    stage(ends[1], 1, ends[0], ends[1], "ls", "/");
    stage(ends[0], 0, ends[0], ends[1], "wc", "-l");
    close(ends[0]);
    close(ends[1]);
    while (wait(NULL) > 0)
        continue;
    return 0;
}
