/* What a descriptor refers to, as /proc/PID/fd tells it (proc_pid_fd(5)). */
#ifndef OBJECTS_H
#define OBJECTS_H

#include "bytes.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

enum object_kind {
    OBJECT_UNKNOWN, OBJECT_PIPE, OBJECT_FIFO, OBJECT_FILE, OBJECT_FOLDER, OBJECT_DEVICE, OBJECT_SOCKET, OBJECT_ANONYMOUS,
    OBJECT_STDIN, OBJECT_STDOUT, OBJECT_STDERR
};

struct object {
    enum object_kind kind;
    uint64_t inode;
    char name[256]; /* cut off where longer */
};

/* Of what has a path. Inodes count anew on each device: its number stands in the upper bits, which no inode reaches. */
uint64_t object_identity(const struct stat *status);

/* The inodes of the run's own streams, by which their ends are known in every process. */
void objects_streams(uint64_t in, uint64_t out, uint64_t err);

/*
 * The run's terminal, all three of its streams at once: the inodes of the device and of /dev/tty; 0: none. Through which
 * of the three something goes is told by a flag of open(2) that means nothing to a terminal, and that nobody can change.
 */
enum { TERMINAL_STDOUT = O_DSYNC, TERMINAL_STDERR = O_SYNC };
void objects_terminal(uint64_t device, uint64_t own);
bool object_is_terminal(const struct object *object);

/* False where the descriptor is not open. */
bool object_of(pid_t pid, int fd, struct object *object);

bool object_same(const struct object *a, const struct object *b);

/* Something of the system's that every program opens, and no lab asks about: libraries, locales. */
bool object_of_system(const struct object *object);
bool path_of_system(const char *path);

/* Pipes, FIFOs and sockets: what carries bytes from one process to another. */
bool object_is_channel(const struct object *object);

void object_put(struct bytes *payload, const struct object *object);

enum { MODE_READ = 1, MODE_WRITE = 2 };

/* The table of open descriptors of a process, in ascending order. */
struct table {
    int folder;
    pid_t pid;
    size_t count;
    int fds[4096];
};

/* How many there are, without saying which; 0: not told, as by kernels before Linux 6.2. */
size_t table_size(pid_t pid);

/* False where the process is gone. */
bool table_open(pid_t pid, struct table *table);
bool table_object(const struct table *table, int fd, struct object *object);
uint8_t table_mode(const struct table *table, int fd);
void table_close(struct table *table);

#endif
