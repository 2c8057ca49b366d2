#include <stdio.h>
#include <stdlib.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void collect(void)
{
    while (wait(NULL) > 0)
        ;
}

static void the_same_after_the_fork(void)
{
    pid_t pid = fork();
    printf("both say this\n");
    if (pid == 0)
        exit(0);
    collect();
}

static void held_but_left_with_underscore_exit(void)
{
    printf("held 1\n");
    if (fork() == 0)
        _exit(0);
    collect();
}

static void held_and_said_again_by_another_program(void)
{
    printf("held 2\n");
    if (fork() == 0) {
        execlp("printf", "printf", "both say this\nheld 1\nheld 2\n", (char *)NULL);
        _exit(1);
    }
    collect();
}

static void held_by_functions_that_fork_themselves(void)
{
    char text[100];
    pid_t pid;
    char *argv[] = {"true", NULL};
    FILE *child = popen("echo held 3", "r");
    if (fgets(text, sizeof text, child))
        printf("%s", text);
    pclose(child);
    system("true");
    posix_spawnp(&pid, "true", NULL, NULL, argv, environ);
    collect();
    if (vfork() == 0)
        _exit(0);
    collect();
}

static void written_out_before(void)
{
    fflush(stdout);
    if (fork() == 0)
        exit(0);
    collect();
}

static void written_past_the_buffer(void)
{
    printf("held 4\n");
    if (fork() == 0) {
        if (write(1, "held 4, too\n", 12) != 12)
            _exit(1);
        _exit(0);
    }
    collect();
}

int main(void)
{
    the_same_after_the_fork();
    held_but_left_with_underscore_exit();
    held_and_said_again_by_another_program();
    held_by_functions_that_fork_themselves();
    written_out_before();
    written_past_the_buffer();
    return 0;
}
