/* Call frame information is a student's: it is read right where it is right, and never beyond its end. */
#include "cfi_program.h"
#include "leb.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

static const struct cfi_common USUAL = {.code_alignment = 1, .data_alignment = -8};

static bool row_at(const uint8_t *initial, size_t initial_length, const uint8_t *own, size_t own_length, uint64_t offset,
                   struct cfi_row *row)
{
    return cfi_program_run(&USUAL, reader_of(initial, initial_length), reader_of(own, own_length), offset, row);
}

/* def_cfa rsp+8; offset RA at cfa-8: what every function begins with. */
static const uint8_t INITIAL[] = {0x0c, 7, 8, 0x90, 1};
/* after 1 byte (push rbp): cfa+16, rbp at cfa-16; after 3 more (mov): cfa from rbp; after 0x20 more (leave): rsp+8. */
static const uint8_t FRAME_POINTER[] = {0x41, 0x0e, 16, 0x86, 2, 0x43, 0x0d, 6, 0x60, 0x0c, 7, 8};

static void a_function_with_a_frame_pointer_is_left_rightly_at_each_of_its_instructions(void)
{
    struct cfi_row row;
    HOLDS(row_at(INITIAL, sizeof INITIAL, FRAME_POINTER, sizeof FRAME_POINTER, 0, &row));
    HOLDS(row.base == CFI_RSP && row.offset == 8 && row.back.where == CFI_SAVED && row.back.value == -8 && row.rbp.where == CFI_SAME);
    HOLDS(row_at(INITIAL, sizeof INITIAL, FRAME_POINTER, sizeof FRAME_POINTER, 1, &row));
    HOLDS(row.base == CFI_RSP && row.offset == 16 && row.rbp.where == CFI_SAVED && row.rbp.value == -16);
    HOLDS(row_at(INITIAL, sizeof INITIAL, FRAME_POINTER, sizeof FRAME_POINTER, 4, &row));
    HOLDS(row.base == CFI_RBP && row.offset == 16);
    HOLDS(row_at(INITIAL, sizeof INITIAL, FRAME_POINTER, sizeof FRAME_POINTER, 36, &row));
    HOLDS(row.base == CFI_RSP && row.offset == 8);
}

static void what_was_remembered_is_recalled(void)
{
    /* remember, cfa+16, one byte, recall */
    static const uint8_t own[] = {0x0a, 0x0e, 16, 0x41, 0x0b};
    struct cfi_row row;
    HOLDS(row_at(INITIAL, sizeof INITIAL, own, sizeof own, 0, &row) && row.offset == 16);
    HOLDS(row_at(INITIAL, sizeof INITIAL, own, sizeof own, 1, &row) && row.offset == 8);
}

static void a_return_address_in_a_register_is_told(void)
{
    static const uint8_t vfork[] = {0x41, 0x0e, 0, 0x09, 16, 5};
    struct cfi_row row;
    HOLDS(row_at(INITIAL, sizeof INITIAL, vfork, sizeof vfork, 1, &row));
    HOLDS(row.offset == 0 && row.back.where == CFI_IN_REGISTER && row.back.value == CFI_RDI);
}

static void a_frame_that_only_an_expression_finds_is_not_guessed(void)
{
    static const uint8_t expression[] = {0x0f, 2, 0x77, 8};
    struct cfi_row row;
    HOLDS(!row_at(INITIAL, sizeof INITIAL, expression, sizeof expression, 0, &row));
}

static void recalling_what_was_never_remembered_fails(void)
{
    static const uint8_t own[] = {0x0b};
    struct cfi_row row;
    HOLDS(!row_at(INITIAL, sizeof INITIAL, own, sizeof own, 0, &row));
}

static void any_bytes_at_all_end_in_a_row_or_in_a_refusal(void)
{
    srand(1);
    for (int round = 0; round < 200000; round++) {
        size_t length = (size_t)rand() % 40;
        uint8_t *bytes = malloc(length ? length : 1);
        for (size_t i = 0; i < length; i++)
            bytes[i] = (uint8_t)(rand() % 4 ? rand() % 0x30 : rand());
        struct cfi_row row;
        (void)row_at(INITIAL, sizeof INITIAL, bytes, length, (uint64_t)rand() % 100, &row);
        free(bytes);
    }
}

static void numbers_of_any_length_are_read_as_dwarf_says(void)
{
    static const uint8_t big[] = {0xe5, 0x8e, 0x26}, negative[] = {0x80, 0x7f}, endless[] = {0x80, 0x80};
    struct reader r = reader_of(big, sizeof big);
    HOLDS(leb_unsigned(&r) == 624485 && !r.failed);
    r = reader_of(negative, sizeof negative);
    HOLDS(leb_signed(&r) == -128 && !r.failed);
    r = reader_of(endless, sizeof endless);
    (void)leb_unsigned(&r);
    HOLDS(!reader_has_more(&r));
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_function_with_a_frame_pointer_is_left_rightly_at_each_of_its_instructions),
        TEST(what_was_remembered_is_recalled),
        TEST(a_return_address_in_a_register_is_told),
        TEST(a_frame_that_only_an_expression_finds_is_not_guessed),
        TEST(recalling_what_was_never_remembered_fails),
        TEST(any_bytes_at_all_end_in_a_row_or_in_a_refusal),
        TEST(numbers_of_any_length_are_read_as_dwarf_says),
    };
    run_tests(tests, sizeof tests / sizeof tests[0]);
    return 0;
}
