#ifndef PLACED_H
#define PLACED_H

#include "workplace.h"
#include "testing.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A workplace in a sandbox, in which these tests run as the supervisor does; whoever starts them. */

enum { DISK = 8 << 20 };

extern struct isolation isolation;
extern struct workplace workplace;
extern struct failure failure;

/* Runs the tests in there. */
void in_place(const struct test *tests, size_t count);

#define MUST(call) \
    do { \
        if ((call) < 0) { \
            fprintf(stderr, "%s: %s: %s\n", __func__, #call, strerror(errno)); \
            _exit(8); \
        } \
    } while (0)

struct heap {
    char text[200000];
    size_t length;
    size_t count;
};

extern struct heap heap; /* of what was told last */

void put(const char *path, mode_t mode, const char *content);
void fresh(void);

/* An empty stage, and so an empty place. */
void start_anew(void);

/* Does what a student's program could do in the work folder; it must succeed. */
void as_student(void (*act)(void));
void write_file(const char *path, const char *content, mode_t mode);

/* What collecting tells of a file of the work folder. */
struct collected read_back(const char *path);
bool is_whole(const char *path, const char *content);
enum file_state state_of(const char *path);

/* What is told to have been left: a line each, its kind and its name. */
const char *left(void);
bool nothing_left(void);

#endif
