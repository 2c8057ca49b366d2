/* The files that a run hands out when it is over. */
#ifndef COLLECT_H
#define COLLECT_H

#include "failure.h"
#include "request.h"
#include "workplace.h"

#include <stdbool.h>

/* Says each file that the request names, in its order; for "NAME*" those in the work folder whose names begin so, in no order. */
bool collect_say(const struct run_request *request, const struct workplace *workplace, struct failure *failure);

#endif
