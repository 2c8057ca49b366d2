/* Whether somebody goes round in a loop that changes nothing: the same steps with the same results, again and again. */
#ifndef ROUNDS_H
#define ROUNDS_H

#include <stdbool.h>
#include <stdint.h>

/* Steps of a loop at most, and rounds of it that are remembered. */
enum { LONGEST_ROUND = 24, ROUNDS_KEPT = 20 };

struct rounds {
    uint64_t prints[LONGEST_ROUND]; /* of its last steps */
    uint16_t alike[LONGEST_ROUND];  /* [n - 1]: how many steps in a row were each like the one n before */
    uint32_t steps;
    unsigned count;                 /* rounds in a row, the first one not counted; 0: it is not in a loop */
    uint32_t done_at[ROUNDS_KEPT];  /* the run's steps at which it came round, or slept */
    uint32_t done;
    unsigned impatience;            /* how often it was held back and went on all the same: the next time takes half as many rounds */
    bool held_back;
};

/* A step was made that changed nothing; `at`: its number in the run. Whether it completes another round. */
bool rounds_step(struct rounds *rounds, uint64_t print, uint32_t at);
/* A step was made that did change something. */
void rounds_broken(struct rounds *rounds);
/* It slept, or gave way, in whatever loop. */
void rounds_slept(struct rounds *rounds, uint32_t at);
/* It has made as many rounds as it may since then. */
bool rounds_too_many_since(const struct rounds *rounds, uint32_t at);

#endif
