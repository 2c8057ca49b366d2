/* The little programs in which call frame information is written (DWARF 5, 6.4.2). */
#ifndef CFI_PROGRAM_H
#define CFI_PROGRAM_H

#include "cfi.h"
#include "leb.h"

struct cfi_common {
    uint64_t code_alignment;
    int64_t data_alignment;
    bool signal;
};

/* Runs both programs up to `offset` bytes into the function; false where they need what only a debugger has. */
bool cfi_program_run(const struct cfi_common *common, struct reader initial, struct reader own, uint64_t offset,
                     struct cfi_row *row);

#endif
