#include "cfi.h"

#include "cfi_program.h"
#include "fail.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    ENTRY_BYTES = 2048,
    KEPT_ROWS = 1024,
    /* DW_EH_PE encodings: what every linker writes */
    PCREL_SDATA4 = 0x1b, UDATA4 = 0x03, DATAREL_SDATA4 = 0x3b, OMIT = 0xff
};

struct entry {
    int32_t function, description; /* relative to the header */
};

struct kept_row {
    uint64_t pc;
    bool found;
    struct cfi_row row;
};

struct cfi {
    uint64_t header;
    uint32_t count;
    struct entry *entries; /* by function, ascending */
    struct kept_row rows[KEPT_ROWS];
};

struct header {
    uint8_t version, pointer_encoding, count_encoding, table_encoding;
    int32_t pointer;
    uint32_t count;
};

struct cfi *cfi_load(pid_t tid, uint64_t address, uint32_t most)
{
    struct header header;
    if (memory_read(tid, address, &header, sizeof header) != sizeof header || header.version != 1
        || header.pointer_encoding != PCREL_SDATA4 || header.count_encoding != UDATA4
        || header.table_encoding != DATAREL_SDATA4 || header.count == 0 || header.count > most)
        return NULL;
    struct cfi *cfi = calloc(1, sizeof *cfi);
    struct entry *entries = calloc(header.count, sizeof *entries);
    if (!cfi || !entries)
        fail("out of memory");
    cfi->header = address;
    cfi->entries = entries;
    cfi->count = (uint32_t)(memory_read(tid, address + sizeof header, entries, header.count * sizeof *entries) / sizeof *entries);
    return cfi;
}

uint32_t cfi_entries(const struct cfi *cfi)
{
    return cfi->count;
}

void cfi_free(struct cfi *cfi)
{
    if (cfi)
        free(cfi->entries);
    free(cfi);
}

static uint64_t description_of(const struct cfi *cfi, uint64_t pc)
{
    int64_t wanted = (int64_t)(pc - cfi->header);
    uint32_t low = 0, high = cfi->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (cfi->entries[middle].function <= wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? cfi->header + (uint64_t)(int64_t)cfi->entries[low - 1].description : 0;
}

/* An entry of .eh_frame, from behind its length to its end. */
struct record {
    uint64_t address; /* of `bytes` in the process */
    uint8_t bytes[ENTRY_BYTES];
    size_t length;
};

static bool read_record(pid_t tid, uint64_t address, struct record *record)
{
    uint32_t length;
    if (memory_read(tid, address, &length, sizeof length) != sizeof length || length < 4 || length > ENTRY_BYTES)
        return false;
    record->address = address + sizeof length;
    record->length = memory_read(tid, record->address, record->bytes, length);
    return record->length == length;
}

/* The parts that all functions of an object file have in common. */
static bool read_common(const struct record *record, struct cfi_common *common, struct reader *program)
{
    struct reader r = reader_of(record->bytes, record->length);
    read_skip(&r, 4); /* its id, 0 */
    uint8_t version = read_u8(&r);
    const char *augmentation = read_cstr(&r);
    common->code_alignment = leb_unsigned(&r);
    common->data_alignment = leb_signed(&r);
    uint64_t return_register = version == 1 ? read_u8(&r) : leb_unsigned(&r);
    common->signal = strchr(augmentation, 'S');
    if (augmentation[0] != 'z' || return_register != CFI_RETURN)
        return false;
    uint64_t length = leb_unsigned(&r);
    *program = r;
    read_skip(program, length);
    for (const char *a = augmentation + 1; *a; a++) {
        if (*a == 'R' && read_u8(&r) != PCREL_SDATA4)
            return false;
        if (*a == 'P')
            read_skip(&r, (read_u8(&r) & 0x0f) == 0 ? 8 : 4);
        if (*a == 'L')
            read_u8(&r);
    }
    return !program->failed && !r.failed;
}

static bool find_row(struct cfi *cfi, pid_t tid, uint64_t pc, struct cfi_row *row)
{
    static struct record description, common_record;
    struct cfi_common common;
    struct reader initial;
    uint64_t address = description_of(cfi, pc);
    if (!address || !read_record(tid, address, &description))
        return false;
    struct reader r = reader_of(description.bytes, description.length);
    uint32_t back = read_u32(&r);
    if (!read_record(tid, description.address - back, &common_record) || !read_common(&common_record, &common, &initial))
        return false;
    uint64_t start = description.address + 4 + (uint64_t)(int64_t)(int32_t)read_u32(&r);
    uint32_t range = read_u32(&r);
    read_skip(&r, leb_unsigned(&r));
    if (r.failed || pc < start || pc >= start + range)
        return false;
    return cfi_program_run(&common, initial, r, pc - start, row);
}

bool cfi_row_at(struct cfi *cfi, pid_t tid, uint64_t pc, struct cfi_row *row)
{
    struct kept_row *kept = &cfi->rows[(pc ^ pc >> 10) % KEPT_ROWS];
    if (kept->pc != pc) {
        kept->pc = pc;
        kept->found = find_row(cfi, tid, pc, &kept->row);
    }
    *row = kept->row;
    return kept->found;
}
