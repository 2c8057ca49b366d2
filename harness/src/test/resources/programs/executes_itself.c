// Images that the path of an exec does not name: itself through /proc, a file in memory, an open file.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void execute_copy_in_memory(void)
{
    char bytes[4096], *words[] = {"copy", NULL};
    int copy = memfd_create("tool", MFD_CLOEXEC), program = open("/bin/true", O_RDONLY | O_CLOEXEC);
    for (ssize_t n; (n = read(program, bytes, sizeof bytes)) > 0;)
        if (write(copy, bytes, (size_t)n) != n)
            _exit(1);
    fexecve(copy, words, environ);
}

static void execute_open_file(void)
{
    char *words[] = {"opened", NULL};
    fexecve(open("/bin/true", O_RDONLY | O_CLOEXEC), words, environ);
}

int main(int count, char **words)
{
    (void)words;
    if (count > 1)
        return 7;
    for (int i = 0; i < 3; i++) {
        if (fork() == 0) {
            if (i == 0)
                execl("/proc/self/exe", "itself", "again", (char *)NULL);
            else if (i == 1)
                execute_copy_in_memory();
            else
                execute_open_file();
            _exit(1);
        }
        wait(NULL);
    }
    return 0;
}
