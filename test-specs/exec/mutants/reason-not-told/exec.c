#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *new_environment[] = { "GREETING=hello", NULL };

/* Comes back only when it failed. */
static void execute(const char *how, char **argv, int argc)
{
    char *program = argv[0];
    char *first = argc > 1 ? argv[1] : NULL;
    char *second = argc > 2 ? argv[2] : NULL;

    if (strcmp(how, "l") == 0)
        execl(program, program, first, second, (char *)NULL);
    else if (strcmp(how, "lp") == 0)
        execlp(program, program, first, second, (char *)NULL);
    else if (strcmp(how, "le") == 0 && argc == 1) /* the environment stands behind the first NULL */
        execle(program, program, (char *)NULL, new_environment);
    else if (strcmp(how, "le") == 0 && argc == 2)
        execle(program, program, first, (char *)NULL, new_environment);
    else if (strcmp(how, "le") == 0)
        execle(program, program, first, second, (char *)NULL, new_environment);
    else if (strcmp(how, "v") == 0)
        execv(program, argv);
    else if (strcmp(how, "vp") == 0)
        execvp(program, argv);
    else
        execve(program, argv, new_environment);
}

static int known(const char *how)
{
    static const char *const all[] = { "l", "lp", "le", "v", "vp", "ve" };
    for (int i = 0; i < 6; i++)
        if (strcmp(how, all[i]) == 0)
            return 1;
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 3 || !known(argv[1])) {
        fprintf(stderr, "usage: exec l|lp|le|v|vp|ve PROGRAM [ARGUMENTS]\n");
        return 2;
    }
    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        return 1;
    }
    if (pid == 0) {
        execute(argv[1], argv + 2, argc - 2);
        fprintf(stderr, "%s: cannot be executed\n", argv[2]);
        _exit(127);
    }
    int status;
    if (waitpid(pid, &status, 0) < 0) {
        perror("waitpid");
        return 1;
    }
    printf("%s exited with %d\n", argv[2], WEXITSTATUS(status));
    return WEXITSTATUS(status);
}
