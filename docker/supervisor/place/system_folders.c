#include "system_folders.h"

#include <stddef.h>

const char *const SYSTEM_FOLDERS[] = {"/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", NULL};

const char *const SYSTEM_SETTINGS[] = {
    "/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/protocols",
    "/etc/services", "/etc/terminfo", NULL,
};

const char *const SYSTEM_DEVICES[] = {
    "/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty", NULL,
};
