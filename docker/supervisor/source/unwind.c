#include "unwind.h"

#include "memory.h"
#include "modules.h"

#include <string.h>

enum {
    DEPTH = 64, /* a recursion without end has to end here */
    PAGE = 4096,
    LEAST = 512,
    MODULE_READS = 16, /* code that lies in no file is not looked for again and again */
    /* struct ucontext behind a signal frame's return address (the kernel's asm/ucontext.h and asm/sigcontext.h) */
    SAVED_RBP = 120, SAVED_RSP = 160, SAVED_RIP = 168
};

/* A part of the stack, read at once. */
struct window {
    pid_t tid;
    uint64_t start;
    size_t length;
    uint8_t bytes[PAGE];
};

static bool word_at(struct window *w, uint64_t address, uint64_t *word)
{
    bool inside = address >= w->start && address - w->start + sizeof *word <= w->length;
    if (!inside) {
        w->start = address;
        size_t in_page = PAGE - address % PAGE; /* every page more costs as much as the first */
        w->length = memory_read(w->tid, address, w->bytes, in_page < LEAST ? LEAST : in_page);
        if (w->length < sizeof *word)
            return false;
    }
    memcpy(word, w->bytes + (address - w->start), sizeof *word);
    return true;
}

struct frame {
    uint64_t pc, sp, bp, di;
    bool exact; /* pc is the instruction itself, not the one behind a call */
};

static struct module *module_of(struct process *process, pid_t tid, uint64_t pc)
{
    struct module *module = process->modules ? module_at(process->modules, pc) : NULL;
    if (module || process->module_reads == MODULE_READS)
        return module;
    modules_release(process->modules);
    process->modules = modules_read(tid); /* libraries come one by one */
    process->module_reads++;
    return module_at(process->modules, pc);
}

static bool leave_signal_frame(struct window *w, struct frame *f)
{
    uint64_t context = f->sp;
    f->exact = true;
    return word_at(w, context + SAVED_RBP, &f->bp) && word_at(w, context + SAVED_RSP, &f->sp)
        && word_at(w, context + SAVED_RIP, &f->pc);
}

static bool register_of(const struct frame *f, int64_t number, uint64_t *value)
{
    switch (number) {
    case CFI_RBP: *value = f->bp; return true;
    case CFI_RSP: *value = f->sp; return true;
    case CFI_RDI: *value = f->di; return f->exact;
    default: return false;
    }
}

static bool recover(struct window *w, const struct frame *f, const struct cfi_rule *rule, uint64_t address, uint64_t *value)
{
    switch (rule->where) {
    case CFI_SAVED: return word_at(w, address + (uint64_t)rule->value, value);
    case CFI_IN_REGISTER: return register_of(f, rule->value, value);
    case CFI_SAME: return true;
    default: return false;
    }
}

static bool leave(struct window *w, const struct cfi_row *row, struct frame *f)
{
    uint64_t base, caller;
    if (row->signal)
        return leave_signal_frame(w, f);
    if (!register_of(f, row->base, &base))
        return false;
    uint64_t address = base + (uint64_t)row->offset;
    if (address <= f->sp && !(f->exact && address == f->sp))
        return false;
    if (row->back.where == CFI_SAME || !recover(w, f, &row->back, address, &caller) || !recover(w, f, &row->rbp, address, &f->bp))
        return false;
    *f = (struct frame){.pc = caller, .sp = address, .bp = f->bp};
    return caller != 0;
}

/* libc's clone says nothing of itself: it keeps no frame, so that its return address is on top. */
static const struct cfi_row LEAF = {.base = CFI_RSP, .offset = 8, .back = {.where = CFI_SAVED, .value = -8}};

static bool row_of(struct process *process, pid_t tid, const struct frame *f, struct cfi_row *row)
{
    struct module *module = module_of(process, tid, f->pc);
    struct cfi *cfi = module ? module_frames(tid, module) : NULL;
    if (!cfi)
        return false;
    if (cfi_row_at(cfi, tid, f->exact ? f->pc : f->pc - 1, row))
        return true;
    *row = LEAF;
    return f->exact;
}

static bool is_own(const struct process *process, uint64_t pc)
{
    uint64_t address = pc - process->image_bias, start = process->image->text_address;
    return address >= start && address <= start + process->image->text_length;
}

struct unwound unwind(struct process *process, pid_t tid, const struct registers *at, uint64_t frames[FRAMES])
{
    static struct window window;
    struct cfi_row row;
    size_t count = 0;
    struct frame f = {.pc = at->pc, .sp = at->sp, .bp = at->bp, .di = at->di, .exact = true};
    window.tid = tid;
    window.length = 0;
    for (int depth = 0; depth < DEPTH && count < FRAMES; depth++) {
        /* An exact address is told as a return address is: as the one behind. */
        if (is_own(process, f.pc))
            frames[count++] = f.pc - process->image_bias + f.exact;
        if (!row_of(process, tid, &f, &row))
            return (struct unwound){count, f.sp};
        if (!leave(&window, &row, &f))
            break;
    }
    return (struct unwound){count, 0};
}
