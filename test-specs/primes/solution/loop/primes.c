/* No recursion: a new process goes on as the next round of the loop of the one that made it. Numbers travel as text, through streams. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int next_on_left(FILE *left, int last)
{
    static int generated = 1;
    int number;
    if (left == NULL)
        return generated < last ? ++generated : 0;
    return fscanf(left, "%d", &number) == 1 ? number : 0;
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fputs("usage: primes N\n", stderr);
        return 2;
    }
    int last = atoi(argv[1]), prime = 0;
    FILE *left = NULL, *right = NULL;

    for (int number; (number = next_on_left(left, last)) != 0;) {
        if (left != NULL && prime == 0) {
            prime = number;
            dprintf(STDOUT_FILENO, "%d\n", prime);
            continue;
        }
        if (prime != 0 && number % prime == 0)
            continue;
        int ends[2];
        pid_t child = 1;
        if (right == NULL) {
            if (pipe(ends) != 0 || (child = fork()) < 0)
                err(1, "chain");
            if (child == 0) {
                close(ends[1]);
                if (left != NULL)
                    close(fileno(left));
                left = fdopen(ends[0], "r");
                prime = 0;
                continue;
            }
            close(ends[0]);
            right = fdopen(ends[1], "w");
        }
        fprintf(right, "%d\n", number);
        fflush(right);
    }
    if (left != NULL)
        fclose(left);
    if (right != NULL && fclose(right) == 0)
        while (wait(NULL) < 0)
            ;
    return 0;
}
