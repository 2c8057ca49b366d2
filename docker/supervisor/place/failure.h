#ifndef FAILURE_H
#define FAILURE_H

#include <stdbool.h>

/* What went wrong, in words for whoever reads the report; empty where nothing did. */
struct failure {
    char text[512];
};

/* Sets the text, printf-like, cut where it is too long; errno is kept. Returns false, so that a caller can pass it on. */
bool failure_set(struct failure *failure, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
