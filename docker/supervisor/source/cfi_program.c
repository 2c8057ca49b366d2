#include "cfi_program.h"

enum {
    ADVANCE = 0x40, OFFSET = 0x80, RESTORE = 0xc0, HIGH = 0xc0, LOW = 0x3f,
    NOP = 0x00, ADVANCE1 = 0x02, ADVANCE2, ADVANCE4, OFFSET_EXTENDED, RESTORE_EXTENDED, UNDEFINED, SAME_VALUE, REGISTER,
    REMEMBER, RECALL, DEF_CFA, DEF_CFA_REGISTER, DEF_CFA_OFFSET, DEF_CFA_EXPRESSION, EXPRESSION, OFFSET_EXTENDED_SF,
    DEF_CFA_SF, DEF_CFA_OFFSET_SF, VAL_OFFSET, VAL_OFFSET_SF, VAL_EXPRESSION, ARGS_SIZE = 0x2e,
    REMEMBERED = 8
};

struct machine {
    const struct cfi_common *common;
    struct reader program;
    uint64_t location, wanted;
    bool unsupported; /* by us: the row cannot be used */
    struct cfi_row row, initial, remembered[REMEMBERED];
    unsigned depth;
};

static void set_rule(struct machine *m, uint64_t number, enum cfi_where where, int64_t value)
{
    if (number == CFI_RBP)
        m->row.rbp = (struct cfi_rule){where, value};
    if (number == CFI_RETURN)
        m->row.back = (struct cfi_rule){where, value};
}

static void restore(struct machine *m, uint64_t number)
{
    if (number == CFI_RBP)
        m->row.rbp = m->initial.rbp;
    if (number == CFI_RETURN)
        m->row.back = m->initial.back;
}

static void define_frame(struct machine *m, uint64_t base, int64_t offset)
{
    m->unsupported = base > CFI_RETURN;
    m->row.base = (uint8_t)base;
    m->row.offset = offset;
}

static void remember(struct machine *m)
{
    if (m->depth < REMEMBERED)
        m->remembered[m->depth++] = m->row;
    else
        m->program.failed = true;
}

static void recall(struct machine *m)
{
    if (m->depth)
        m->row = m->remembered[--m->depth];
    else
        m->program.failed = true;
}

static int64_t factored(struct machine *m)
{
    return (int64_t)(leb_unsigned(&m->program) * (uint64_t)m->common->data_alignment);
}

static int64_t factored_signed(struct machine *m)
{
    return (int64_t)((uint64_t)leb_signed(&m->program) * (uint64_t)m->common->data_alignment);
}

static void advance(struct machine *m, uint64_t delta)
{
    m->location += delta * m->common->code_alignment;
}

static void skip_expression(struct machine *m)
{
    read_skip(&m->program, leb_unsigned(&m->program));
}

static void extended(struct machine *m, uint8_t operation)
{
    struct reader *p = &m->program;
    uint64_t number;
    switch (operation) {
    case NOP: break;
    case ADVANCE1: advance(m, read_u8(p)); break;
    case ADVANCE2: advance(m, read_u16(p)); break;
    case ADVANCE4: advance(m, read_u32(p)); break;
    case OFFSET_EXTENDED: number = leb_unsigned(p); set_rule(m, number, CFI_SAVED, factored(m)); break;
    case OFFSET_EXTENDED_SF: number = leb_unsigned(p); set_rule(m, number, CFI_SAVED, factored_signed(m)); break;
    case RESTORE_EXTENDED: restore(m, leb_unsigned(p)); break;
    case UNDEFINED: set_rule(m, leb_unsigned(p), CFI_UNKNOWN, 0); break;
    case SAME_VALUE: set_rule(m, leb_unsigned(p), CFI_SAME, 0); break;
    case REGISTER: number = leb_unsigned(p); set_rule(m, number, CFI_IN_REGISTER, (int64_t)leb_unsigned(p)); break;
    case REMEMBER: remember(m); break;
    case RECALL: recall(m); break;
    case DEF_CFA: number = leb_unsigned(p); define_frame(m, number, (int64_t)leb_unsigned(p)); break;
    case DEF_CFA_SF: number = leb_unsigned(p); define_frame(m, number, factored_signed(m)); break;
    case DEF_CFA_REGISTER: define_frame(m, leb_unsigned(p), m->row.offset); break;
    case DEF_CFA_OFFSET: m->row.offset = (int64_t)leb_unsigned(p); break;
    case DEF_CFA_OFFSET_SF: m->row.offset = factored_signed(m); break;
    case DEF_CFA_EXPRESSION: skip_expression(m); m->unsupported = true; break;
    case EXPRESSION:
    case VAL_EXPRESSION: number = leb_unsigned(p); skip_expression(m); set_rule(m, number, CFI_UNKNOWN, 0); break;
    case VAL_OFFSET:
    case VAL_OFFSET_SF: number = leb_unsigned(p); (void)leb_unsigned(p); set_rule(m, number, CFI_UNKNOWN, 0); break;
    case ARGS_SIZE: (void)leb_unsigned(p); break;
    default: p->failed = true;
    }
}

static void run(struct machine *m, struct reader program)
{
    m->program = program;
    while (reader_has_more(&m->program)) {
        uint8_t operation = read_u8(&m->program);
        struct cfi_row before = m->row;
        bool unsupported = m->unsupported;
        switch (operation & HIGH) {
        case ADVANCE: advance(m, operation & LOW); break;
        case OFFSET: set_rule(m, operation & LOW, CFI_SAVED, factored(m)); break;
        case RESTORE: restore(m, operation & LOW); break;
        default: extended(m, operation);
        }
        if (m->location > m->wanted) { /* what comes now holds for later instructions */
            m->row = before;
            m->unsupported = unsupported;
            return;
        }
    }
}

bool cfi_program_run(const struct cfi_common *common, struct reader initial, struct reader own, uint64_t offset,
                     struct cfi_row *row)
{
    struct machine m = {.common = common, .wanted = offset};
    run(&m, initial);
    bool failed = m.program.failed;
    m.initial = m.row;
    run(&m, own);
    *row = m.row;
    row->signal = common->signal;
    return !failed && !m.program.failed && (row->signal || !m.unsupported);
}
