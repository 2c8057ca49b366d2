/* 100 MB from one child through another to their parent, 64 KiB at a time. */
#include "clock.h"

#include <sys/wait.h>
#include <unistd.h>

enum { BLOCK = 65536 };

static char block[BLOCK];

static void write_whole(int to, size_t size)
{
    for (size_t written = 0; written < size;) {
        ssize_t now = write(to, block + written, size - written);
        if (now <= 0)
            _exit(1);
        written += (size_t)now;
    }
}

static void produce(int to, long long bytes)
{
    for (; bytes > 0; bytes -= BLOCK)
        write_whole(to, bytes < BLOCK ? (size_t)bytes : BLOCK);
    _exit(0);
}

static void pass_on(int from, int to)
{
    ssize_t got;
    while ((got = read(from, block, BLOCK)) > 0)
        write_whole(to, (size_t)got);
    _exit(got < 0);
}

static pid_t forked(void)
{
    pid_t pid = fork();
    if (pid < 0)
        exit(1);
    return pid;
}

int main(int argc, char **argv)
{
    int first[2], second[2];
    long long bytes = number(argc, argv, 100) * 1000000LL, came = 0;
    ssize_t got;
    start_clock();
    if (pipe(first) < 0)
        return 1;
    if (forked() == 0) {
        close(first[0]);
        produce(first[1], bytes);
    }
    close(first[1]);
    if (pipe(second) < 0)
        return 1;
    if (forked() == 0) {
        close(second[0]);
        pass_on(first[0], second[1]);
    }
    close(first[0]);
    close(second[1]);
    while ((got = read(second[0], block, BLOCK)) > 0)
        came += got;
    while (wait(NULL) > 0)
        ;
    return came == bytes ? stop_clock() : 1;
}
