#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 1;
    char line[256];
    FILE *file = fopen(argv[2], "r");
    if (!file)
        return 1;

    while (fgets(line, sizeof line, file)) {
        /* Let a child work on it, but no more than argv[1] at once. */
    }
    return 0;
}
