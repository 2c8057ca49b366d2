// All that a program may write to, by every kind of path.
#define _GNU_SOURCE
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void opened(const char *name, int descriptor)
{
    printf("%s %d\n", name, descriptor >= 0);
    close(descriptor);
}

int main(void)
{
    opened("work", open("file", O_CREAT | O_WRONLY, 0600));
    mkdir("folder", 0700);
    printf("moved %d\n", rename("file", "folder/file") == 0);
    opened("tmp", open("/tmp/file", O_CREAT | O_RDWR, 0600));
    opened("null", open("/dev/null", O_WRONLY));
    opened("stdout", open("/dev/stdout", O_WRONLY));
    opened("shared memory", shm_open("/memory", O_CREAT | O_RDWR, 0600));
    opened("queue", mq_open("/queue", O_CREAT | O_RDWR, 0600, NULL));
    opened("queue again", mq_open("/queue", O_WRONLY));
    opened("terminal", posix_openpt(O_RDWR | O_NOCTTY));
    int memory = memfd_create("memory", 0);
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", memory);
    opened("memory again", open(path, O_RDWR));
    return 0;
}
