/* A child reads to the end of what another one writes; the end comes only with the parent's, which keeps the write end. */
#include <stdio.h>
#include <unistd.h>

static char state_of(int pid)
{
    char path[64], state = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    if (file != NULL) {
        (void)!fscanf(file, "%*d %*s %c", &state);
        fclose(file);
    }
    return state;
}

int main(void)
{
    int data[2], told[2];
    char byte;
    if (pipe(data) < 0 || pipe(told) < 0)
        return 1;
    int reader = fork();
    if (reader == 0) {
        close(data[1]), close(told[0]);
        while (read(data[0], &byte, 1) > 0)
            write(told[1], &byte, 1);
        _exit(0);
    }
    close(told[1]);
    if (fork() == 0) {
        write(data[1], "ab", 2);
        _exit(0);
    }
    read(told[0], &byte, 1);
    read(told[0], &byte, 1);
    while (state_of(reader) != 'S') /* it waits for the end */
        usleep(1000);
    return 0;
}
