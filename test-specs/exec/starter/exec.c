#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: exec l|lp|le|v|vp|ve PROGRAM [ARGUMENTS]\n");
        return 2;
    }
    const char *how = argv[1];

    /* Create a child that executes argv[2] in the way that how names. */
    (void)how;

    /* Wait for it, say how it ended, and end in the same way. */
    return 0;
}
