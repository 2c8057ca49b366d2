/* Requests, as docs/protocol.md describes them. */
#ifndef REQUEST_H
#define REQUEST_H

#include "bytes.h"

#include <stdbool.h>
#include <stdint.h>

enum request_kind { PUT = 1, RUN = 2, STOP = 3 };

struct put_request {
    char *path;
    uint32_t mode;
    const uint8_t *content; /* lies in the frame */
    size_t length;
};

enum stdin_kind { STDIN_NULL = 0, STDIN_PIPE = 1, STDIN_FILE = 2, STDIN_TERMINAL = 3 };
enum stdio_kind { STDIO_PIPES = 0, STDIO_TERMINAL = 1, STDIO_FILES = 2 };

enum policy { STEADY = 1, PRIORITIES = 2, RANDOM = 3 };

/* Who goes on in a controlled run, and when it is over. */
struct schedule {
    uint32_t *choices;
    size_t choice_count;
    uint8_t policy;
    uint64_t seed;
    uint32_t depth, length;
    uint32_t *avoided;
    size_t avoided_count;
    uint32_t steps; /* 0: no bound */
    bool places;
};

struct run_request {
    char **argv, **env, **collect; /* each ended by NULL */
    uint8_t stdin_kind, stdio_kind;
    uint8_t *stdin_content;
    size_t stdin_length;
    bool traced, keep;
    bool namespaces; /* its processes may make user and PID namespaces */
    uint32_t wall_ms, grace_ms, cpu_s, processes;
    uint64_t memory, output, file;
    int32_t cpu;
    bool controlled;
    struct schedule schedule;
};

/* False where the payload breaks the protocol. What is inside belongs to the request, until its free. */
bool put_request_read(struct reader *payload, struct put_request *request);
void put_request_free(struct put_request *request);
bool run_request_read(struct reader *payload, struct run_request *request);
void run_request_free(struct run_request *request);

#endif
