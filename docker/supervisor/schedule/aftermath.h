/* What the step under way touched, besides what was known before. */
#ifndef AFTERMATH_H
#define AFTERMATH_H

#include "touches.h"

#include <stdbool.h>

struct aftermath {
    bool in_vain;
    bool refused; /* it was tried, and nothing came of it */
    int64_t result; /* of its call; 0 where there is none */
    struct touches touches;
};

extern struct aftermath aftermath;

#endif
