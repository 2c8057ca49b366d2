/* One run, from its request to its last event. */
#ifndef RUN_H
#define RUN_H

#include "isolate.h"
#include "request.h"
#include "workplace.h"

#include <stdbool.h>

struct place {
    const struct isolation *isolation;
    struct workplace *workplace;
};

enum run_end { RUN_OVER, RUN_IMPOSSIBLE, RUN_ABANDONED };

/*
 * Carries the run out and says its events. Impossible: it could not begin, for the reason in `failure`; abandoned: the
 * judge is gone. In every case no process of the student's is left.
 */
enum run_end run(const struct run_request *request, struct place place, struct failure *failure);

/* Something else than a run has changed the stage, or the place. */
void run_place_changed(void);

#endif
