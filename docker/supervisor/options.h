/* The command line: proclab-supervisor [--local] [--work-bytes N] [--memory-bytes N] [--processes N] [--uid N]. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "isolate.h"

#include <stdbool.h>

struct options {
    bool local; /* on the machine itself: the sandbox is to be made, not found */
    struct isolation_options isolate;
};

/* Ends the process with 2 where the command line is wrong. */
struct options options_read(int argc, char **argv);

#endif
