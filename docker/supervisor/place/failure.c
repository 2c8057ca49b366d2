#include "failure.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

bool failure_set(struct failure *failure, const char *format, ...)
{
    int saved = errno;
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(failure->text, sizeof failure->text, format, arguments) < 0) {
        failure->text[0] = '?';
        failure->text[1] = '\0';
    }
    va_end(arguments);
    for (char *at = failure->text; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            *at = '?';
    }
    errno = saved;
    return false;
}
