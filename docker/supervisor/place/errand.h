#ifndef ERRAND_H
#define ERRAND_H

#include "failure.h"
#include "student.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Something that a child of the supervisor's does as the student, telling what it finds through a pipe. */
struct errand {
    bool (*run)(void *context, int answers, struct failure *failure); /* in the child; false or a text: told to the caller */
    void (*answer)(void *context, uint8_t kind, const uint8_t *bytes, size_t length); /* in the caller; may be NULL */
    void *context;
};

/* In the child: sends an answer. Kinds count from 1; at most 1 MiB. */
bool errand_answer(int answers, uint8_t kind, const void *bytes, size_t length);

/* Runs it, hands on its answers in order, and waits for its end. True where it said so itself and the child ended well. */
bool errand_run(const struct student *student, const struct errand *errand, struct failure *failure);

#endif
