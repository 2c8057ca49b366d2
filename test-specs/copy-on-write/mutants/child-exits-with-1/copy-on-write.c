#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int global = 100;

static int *map(int flags, int fd)
{
    int *number = mmap(NULL, sizeof *number, PROT_READ | PROT_WRITE, flags, fd, 0);
    if (number == MAP_FAILED) {
        perror("mmap");
        exit(1);
    }
    return number;
}

int main(int argc, char **argv)
{
    const char *kind = argc == 2 ? argv[1] : "";
    int *number;

    if (strcmp(kind, "global") == 0) {
        number = &global;
    } else if (strcmp(kind, "heap") == 0) {
        number = malloc(sizeof *number);
        if (number == NULL)
            return 1;
        *number = 100;
    } else if (strcmp(kind, "private") == 0) {
        number = map(MAP_PRIVATE | MAP_ANONYMOUS, -1);
        *number = 100;
    } else if (strcmp(kind, "shared") == 0) {
        number = map(MAP_SHARED | MAP_ANONYMOUS, -1);
        *number = 100;
    } else if (strcmp(kind, "file") == 0) {
        int fd = open("number", O_RDWR);
        if (fd < 0) {
            perror("number");
            return 1;
        }
        number = map(MAP_SHARED, fd);
        close(fd);
    } else {
        fprintf(stderr, "usage: copy-on-write global|heap|private|shared|file\n");
        return 2;
    }

    printf("before: %d at %p\n", *number, (void *)number);
    fflush(stdout);

    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        return 1;
    }
    if (pid == 0) {
        *number += 1;
        printf("child: %d at %p\n", *number, (void *)number);
    } else {
        wait(NULL);
        *number += 10;
        printf("parent: %d at %p\n", *number, (void *)number);
    }
    if (strcmp(kind, "heap") == 0)
        free(number);
    return pid == 0;
}
