#include "uncontrolled.h"

#include "event.h"

bool uncontrolled_by(const struct runner *runner, enum why why)
{
    return runner->uncontrolled & (1 << why);
}

void touch_shared_memory(const struct runner *runner, struct touches *touches)
{
    if (uncontrolled_by(runner, SHARED_MEMORY_USED))
        touch(touches, MEMORY, touched_id(MEMORY, UINT64_MAX), CHANGE);
}

void say_uncontrolled(struct runner *runner, enum why why, const char *what)
{
    uint8_t bit = (uint8_t)(1 << why);
    if (runner->uncontrolled & bit)
        return;
    runner->uncontrolled |= bit;
    struct bytes *payload = event_of_process(UNCONTROLLED, runner->process);
    bytes_u8(payload, (uint8_t)why);
    bytes_cstr(payload, what);
    event_end();
}
