#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int last_status;

static void run(char **words)
{
    /* Create a child that executes words[0], and wait for it. */
    (void)words;
}

int main(void)
{
    char line[1024];

    while (fgets(line, sizeof line, stdin)) {
        char *words[512], *rest = NULL;
        int n = 0;
        for (char *word = strtok_r(line, " \t\n", &rest); word; word = strtok_r(NULL, " \t\n", &rest))
            words[n++] = word;
        words[n] = NULL;
        run(words);
    }
    return last_status;
}
