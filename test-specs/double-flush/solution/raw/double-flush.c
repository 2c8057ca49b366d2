/* Output goes through no buffer at all; the child has one way out of main() for each of the two kinds of exit. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *what)
{
    dprintf(STDOUT_FILENO, "%s %ld\n", what, (long)getpid());
}

static void goodbye(void)
{
    say("goodbye from");
}

static int next_line(const char *label)
{
    char line[128];
    if (!fgets(line, sizeof line, stdin))
        return 0;
    dprintf(STDOUT_FILENO, "%s: %s", label, line);
    return 1;
}

static int execute(char **command)
{
    execvp(*command, command);
    dprintf(STDERR_FILENO, "%s: %s\n", *command, strerror(errno));
    return 127;
}

int main(int argc, char **argv)
{
    static char *echo[] = { "echo", "echoed", NULL }, *none[] = { "no-such-program", NULL };
    const char *mode = argc == 2 ? argv[1] : "?";
    char all[] = "exit _exit exec failed read", *found = NULL;
    for (char *word = strtok(all, " "); word && !found; word = strtok(NULL, " "))
        found = strcmp(word, mode) ? NULL : word;
    if (!found) {
        dprintf(STDERR_FILENO, "usage: double-flush exit|_exit|exec|failed|read\n");
        return 2;
    }
    int reads = *found == 'r';
    if (reads)
        next_line("first");
    atexit(goodbye);
    say("before the fork:");
    pid_t pid = fork();
    if (pid == 0) {
        say("child");
        if (!strcmp(found, "exit"))
            exit(0);
        _exit(!strcmp(found, "exec") ? execute(echo) : *found == 'f' ? execute(none) : 0);
    }
    waitpid(pid, NULL, 0);
    while (reads && next_line("then"))
        continue;
    say("parent");
    return 0;
}
