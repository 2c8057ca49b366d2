#ifndef CGROUP_FILES_H
#define CGROUP_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* A file in a folder of the kernel's; all fail with errno. */
int cgroup_file_open(const char *folder, const char *name, int flags);
bool cgroup_file_write(const char *folder, const char *name, const char *text);

/* Its first bytes as a text, "" where it cannot be read. */
bool cgroup_file_read(const char *folder, const char *name, char *text, size_t size);

#endif
