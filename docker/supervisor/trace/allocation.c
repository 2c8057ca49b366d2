#include "allocation.h"

#include "event.h"

void allocation_failed(struct bytes *payload, enum wanted what, uint64_t bytes, int error, struct own_limit limit)
{
    bytes_u8(payload, (uint8_t)what);
    bytes_u64(payload, bytes);
    bytes_u32(payload, (uint32_t)error);
    bytes_u8(payload, limit.which);
    bytes_u64(payload, limit.bytes);
    event_end();
}
