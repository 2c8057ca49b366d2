#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int global = 100;

int main(int argc, char **argv)
{
    int *number = NULL;

    if (argc == 2 && strcmp(argv[1], "global") == 0)
        number = &global;
    if (number == NULL) {
        fprintf(stderr, "usage: copy-on-write global|heap|private|shared|file\n");
        return 2;
    }
    printf("before: %d at %p\n", *number, (void *)number);

    /* The child adds 1 and prints; then the parent adds 10 and prints. */
    return 0;
}
