#include "gate.h"

#include "fail.h"
#include "stop.h"

#include <stdlib.h>
#include <string.h>

static struct {
    struct thread *writer;
    bool carries; /* gate_carry: the writer gives way */
    struct thread **waiting;
    size_t count, capacity;
} gate;

bool gate_enter(struct thread *thread)
{
    if (!gate.writer || gate.writer == thread || gate.carries) {
        gate.writer = thread;
        gate.carries = false;
        return true;
    }
    if (gate.count == gate.capacity) {
        gate.capacity = gate.capacity ? gate.capacity * 2 : 16;
        gate.waiting = realloc(gate.waiting, gate.capacity * sizeof *gate.waiting);
        if (!gate.waiting)
            fail("out of memory");
    }
    gate.waiting[gate.count++] = thread;
    return false;
}

void gate_carry(struct thread *thread)
{
    if (gate.writer)
        return;
    gate.writer = thread;
    gate.carries = true;
}

static void remove_at(size_t index)
{
    gate.count--;
    memmove(gate.waiting + index, gate.waiting + index + 1, (gate.count - index) * sizeof *gate.waiting);
}

void gate_leave(struct thread *thread)
{
    if (gate.writer != thread) {
        for (size_t i = 0; i < gate.count; i++)
            if (gate.waiting[i] == thread)
                remove_at(i--);
        return;
    }
    gate.writer = gate.count ? gate.waiting[0] : NULL;
    gate.carries = false;
    if (!gate.writer)
        return;
    remove_at(0);
    gate.writer->state = RUNNING;
    stop_go_on_to_return(gate.writer);
}

struct thread *gate_writer(void)
{
    return gate.writer;
}

void gate_clear(void)
{
    free(gate.waiting);
    memset(&gate, 0, sizeof gate);
}
