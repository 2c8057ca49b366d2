/*
 * Call frame information: how a function's caller is found, for each of its instructions (DWARF 5, section 6.4; Linux
 * Standard Base Core, "Exception Frames"). It is a student's memory that it is read from: nothing in it is trusted.
 */
#ifndef CFI_H
#define CFI_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct cfi;

/* Of an .eh_frame_hdr in the memory of the process; NULL where it is not of the form that linkers write, or has more entries than `most`. */
struct cfi *cfi_load(pid_t tid, uint64_t header, uint32_t most);
uint32_t cfi_entries(const struct cfi *cfi);
void cfi_free(struct cfi *cfi);

/* DWARF's numbers of the registers (System V ABI for AMD64, figure 3.36). */
enum cfi_register { CFI_RDI = 5, CFI_RBP = 6, CFI_RSP = 7, CFI_RETURN = 16 };

enum cfi_where { CFI_SAME, CFI_SAVED, CFI_IN_REGISTER, CFI_UNKNOWN };

struct cfi_rule {
    enum cfi_where where;
    int64_t value; /* offset from the frame's address, or the register */
};

/* How to get from one frame to its caller's. Of all registers it takes these two. */
struct cfi_row {
    uint8_t base; /* the register that the frame's address is counted from */
    int64_t offset;
    bool signal;  /* the kernel made this frame, to run a handler */
    struct cfi_rule rbp, back; /* back: the return address */
};

bool cfi_row_at(struct cfi *cfi, pid_t tid, uint64_t pc, struct cfi_row *row);

#endif
