/* Both sides are the same player with other words; numbers travel as lines of text, through streams. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct player {
    const char *word;
    FILE *in, *out;
};

static struct player take_side(const char *word, int in[2], int out[2])
{
    close(in[1]);
    close(out[0]);
    struct player me = {word, fdopen(in[0], "r"), fdopen(out[1], "w")};
    if (me.in == NULL || me.out == NULL)
        err(1, "fdopen");
    return me;
}

static void serve(struct player *me, int number)
{
    fprintf(me->out, "%d\n", number);
    fflush(me->out);
}

static int receive(struct player *me)
{
    int number;
    if (fscanf(me->in, "%d", &number) != 1)
        return 0;
    printf("%s %d\n", me->word, number);
    fflush(stdout);
    return number;
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fputs("usage: pingpong N\n", stderr);
        return 2;
    }
    int there[2], back[2];
    if (pipe(there) != 0 || pipe(back) != 0)
        err(1, "pipe");
    pid_t pid = fork();
    if (pid < 0)
        err(1, "fork");

    if (pid == 0) {
        struct player child = take_side("ping", there, back);
        for (int number; (number = receive(&child)) != 0;)
            serve(&child, number + 1);
        puts("the child is done");
        exit(0);
    }

    struct player parent = take_side("pong", back, there);
    int number = 0;
    for (long round = strtol(argv[1], NULL, 10); round > 0; round--) {
        serve(&parent, number + 1);
        number = receive(&parent);
    }
    fclose(parent.out);
    while (wait(NULL) != pid)
        ;
    fclose(parent.in);
    puts("the parent is done");
    return 0;
}
