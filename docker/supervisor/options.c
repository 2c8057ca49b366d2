#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn static void wrong_usage(void)
{
    fputs("usage: proclab-supervisor [--local] [--work-bytes N] [--memory-bytes N] [--processes N] [--uid N]\n", stderr);
    exit(2);
}

static uint64_t number(const char *text, uint64_t most)
{
    char *end;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (errno || end == text || *end || *text == '-' || value > most)
        wrong_usage();
    return value;
}

struct options options_read(int argc, char **argv)
{
    static const struct option known[] = {
        {"local", no_argument, NULL, 'l'}, {"work-bytes", required_argument, NULL, 'w'},
        {"memory-bytes", required_argument, NULL, 'm'}, {"processes", required_argument, NULL, 'p'},
        {"uid", required_argument, NULL, 'u'}, {0},
    };
    struct options options = {.isolate = {.uid = ISOLATION_STUDENT, .gid = ISOLATION_STUDENT}};
    for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        switch (option) {
        case 'l': options.local = true; break;
        case 'w': options.isolate.disk = number(optarg, UINT64_MAX); break;
        case 'm': options.isolate.memory = number(optarg, UINT64_MAX); break;
        case 'p': options.isolate.processes = (uint32_t)number(optarg, UINT32_MAX); break;
        case 'u': options.isolate.uid = options.isolate.gid = (uid_t)number(optarg, UINT32_MAX - 1); break;
        default: wrong_usage();
        }
    }
    if (optind != argc)
        wrong_usage();
    return options;
}
