#include "uncontrolled.h"

#include "event.h"

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
