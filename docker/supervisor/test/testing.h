#ifndef PROCLAB_TESTING_H
#define PROCLAB_TESTING_H

#include <stdio.h>
#include <stdlib.h>

/* A test is a function whose name says what is true; the first thing that is not ends the program with 1. */
#define HOLDS(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "%s:%d: %s: does not hold: %s\n", __FILE__, __LINE__, __func__, #condition); \
            exit(1); \
        } \
    } while (0)

/* Shows what a text was where it is not what it should be. */
#define SAYS(text, part) \
    do { \
        if (strstr((text), (part)) == NULL) { \
            fprintf(stderr, "%s:%d: %s: \"%s\" does not say \"%s\"\n", __FILE__, __LINE__, __func__, (text), (part)); \
            exit(1); \
        } \
    } while (0)

/* Ends a test that this machine, or this user, cannot run. */
#define SKIP(why) \
    do { \
        skipped = (why); \
        return; \
    } while (0)

static const char *skipped;

struct test {
    const char *name;
    void (*run)(void);
};

#define TEST(name) {#name, name}

static inline void run_tests(const struct test *tests, size_t count) {
    for (size_t i = 0; i < count; i++) {
        skipped = NULL;
        tests[i].run();
        if (skipped == NULL) {
            printf("ok %s\n", tests[i].name);
        } else {
            printf("skipped %s: %s\n", tests[i].name, skipped);
        }
        fflush(stdout);
    }
}

#endif
