#include "isolation.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct isolation isolation_none(const struct isolation_options *options)
{
    return (struct isolation){
        .cgroup = CGROUP_NONE,
        .stage = -1,
        .disk = options->disk == 0 ? UINT64_C(64) << 20 : options->disk,
        .memory = options->memory,
    };
}

bool isolation_has(const struct isolation *isolation, const char *part)
{
    for (size_t i = 0; i < isolation->part_count; i++) {
        if (strcmp(isolation->parts[i], part) == 0)
            return true;
    }
    return false;
}

void isolation_hold(struct isolation *isolation, const char *part)
{
    if (!isolation_has(isolation, part) && isolation->part_count < ISOLATION_PARTS)
        isolation->parts[isolation->part_count++] = part;
}

void isolation_lack(struct isolation *isolation, const char *format, ...)
{
    if (isolation->weakness_count == ISOLATION_WEAKNESSES)
        return;
    char *sentence = isolation->weaknesses[isolation->weakness_count++];
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(sentence, sizeof isolation->weaknesses[0], format, arguments) < 0)
        sentence[0] = '\0';
    va_end(arguments);
}
