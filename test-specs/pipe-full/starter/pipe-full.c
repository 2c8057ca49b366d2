#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: pipe-full BYTES PROGRAM [ARGUMENTS]\n");
        return 2;
    }
    unsigned long bytes = strtoul(argv[1], NULL, 10);
    char **program = argv + 2;
    unsigned long came = 0, sum = 0;

    /* Make two pipes, and a child that executes the program between them. */
    (void)program;

    /* Send the bytes and read what comes back. Neither may keep the other from going on. */
    (void)bytes;

    printf("%lu bytes came back, sum %lu\n", came, sum);
    return 0;
}
