/* The run's standard streams: pipes of the supervisor's, a terminal, or files, relayed as events. */
#ifndef STREAMS_H
#define STREAMS_H

#include "bytes.h"
#include "objects.h"
#include "request.h"

#include <poll.h>
#include <stdbool.h>

/* Makes them, and says in `child` what the first process gets as 0, 1 and 2. */
void streams_open(const struct run_request *request, uid_t owner, int child[3]);
/* The first process has them: our copies of its ends would suppress end-of-file. */
void streams_handed_over(int child[3]);

/* What to wait for: at most three entries, unused ones with fd -1. */
void streams_poll(struct pollfd polled[3]);
/* Feeds stdin and takes what stdout and stderr hold. */
void streams_serve(void);

/*
 * Takes out of the stream what its writer has written: `length` bytes, or what there is where it died. In a file they
 * end at `end`, or else at the end of the file.
 */
#define STREAMS_ANYWHERE UINT64_MAX
void streams_take(const struct object *stream, uint64_t length, uint64_t end, struct bytes *into);
bool streams_are_files(void);
/* Output of nobody that is known: said as OUTPUT. */
void streams_say_unclaimed(void);

/* A process is about to read from stdin. */
void streams_asked(void);
/* Nothing happens, and everybody sleeps. True where something was typed at the terminal, so that it may go on. */
bool streams_quiet(bool somebody_looks);

/* Whether a reader of stdin may still be given something. */
bool streams_feeding(void);

void streams_close(void);

#endif
