#include "write_whole.h"

#include <errno.h>
#include <unistd.h>

bool write_whole(int file, const void *content, uint64_t length)
{
    const char *at = content;
    while (length > 0) {
        ssize_t written = write(file, at, length);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            at += written;
            length -= (uint64_t)written;
        }
    }
    return true;
}
