#include "cgroup_files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int cgroup_file_open(const char *folder, const char *name, int flags)
{
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return open(path, flags | O_CLOEXEC);
}

bool cgroup_file_write(const char *folder, const char *name, const char *text)
{
    int file = cgroup_file_open(folder, name, O_WRONLY);
    if (file < 0)
        return false;
    bool written = write(file, text, strlen(text)) == (ssize_t)strlen(text);
    int saved = errno;
    close(file);
    errno = saved;
    return written;
}

bool cgroup_file_read(const char *folder, const char *name, char *text, size_t size)
{
    int file = cgroup_file_open(folder, name, O_RDONLY);
    ssize_t got = file < 0 ? -1 : read(file, text, size - 1);
    if (file >= 0)
        close(file);
    text[got < 0 ? 0 : got] = '\0';
    return got >= 0;
}
