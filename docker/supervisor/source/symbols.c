/* By the tables that the dynamic loader uses itself (elf(5), DT_GNU_HASH). Whatever is read may be a student's, and anything. */
#include "symbols.h"

#include "memory.h"

#include <elf.h>
#include <stdbool.h>
#include <string.h>

enum { PROGRAM_HEADERS = 32, ENTRIES = 64, CHAIN = 1024, NAME = 64 };

struct exports {
    uint64_t bias, symbols, strings, hash;
};

/* The loader makes addresses of what the file has relative to its beginning, but not everywhere. */
static uint64_t absolute(uint64_t bias, uint64_t value)
{
    return value < bias ? bias + value : value;
}

static uint64_t dynamic_section(pid_t tid, uint64_t start, uint64_t *bias)
{
    Elf64_Ehdr elf;
    Elf64_Phdr headers[PROGRAM_HEADERS];
    if (memory_read(tid, start, &elf, sizeof elf) != sizeof elf || memcmp(elf.e_ident, ELFMAG, SELFMAG) != 0
        || elf.e_phentsize != sizeof *headers)
        return 0;
    *bias = elf.e_type == ET_EXEC ? 0 : start;
    size_t count = elf.e_phnum < PROGRAM_HEADERS ? elf.e_phnum : PROGRAM_HEADERS;
    count = memory_read(tid, start + elf.e_phoff, headers, count * sizeof *headers) / sizeof *headers;
    for (size_t i = 0; i < count; i++)
        if (headers[i].p_type == PT_DYNAMIC)
            return *bias + headers[i].p_vaddr;
    return 0;
}

static bool find_exports(pid_t tid, uint64_t start, struct exports *exports)
{
    Elf64_Dyn entries[ENTRIES];
    *exports = (struct exports){0};
    uint64_t section = dynamic_section(tid, start, &exports->bias);
    size_t count = section ? memory_read(tid, section, entries, sizeof entries) / sizeof *entries : 0;
    for (size_t i = 0; i < count && entries[i].d_tag != DT_NULL; i++) {
        uint64_t value = absolute(exports->bias, entries[i].d_un.d_ptr);
        switch (entries[i].d_tag) {
        case DT_SYMTAB: exports->symbols = value; break;
        case DT_STRTAB: exports->strings = value; break;
        case DT_GNU_HASH: exports->hash = value; break;
        default: break;
        }
    }
    return exports->symbols && exports->strings && exports->hash;
}

static uint32_t hash_of(const char *name)
{
    uint32_t hash = 5381;
    for (; *name; name++)
        hash = hash * 33 + (uint8_t)*name;
    return hash;
}

/* Its address where that is the symbol, and it is defined here; else 0. */
static uint64_t if_named(pid_t tid, const struct exports *exports, uint32_t index, const char *name)
{
    Elf64_Sym symbol;
    char found[NAME];
    size_t length = strlen(name) + 1;
    if (memory_read(tid, exports->symbols + (uint64_t)index * sizeof symbol, &symbol, sizeof symbol) != sizeof symbol
        || symbol.st_shndx == SHN_UNDEF || length > sizeof found
        || memory_read(tid, exports->strings + symbol.st_name, found, length) != length || memcmp(found, name, length) != 0)
        return 0;
    return exports->bias + symbol.st_value;
}

uint64_t symbol_address(pid_t tid, uint64_t start, const char *name)
{
    struct exports exports;
    struct { uint32_t buckets, first, bloom_words, bloom_shift; } head;
    if (!find_exports(tid, start, &exports) || memory_read(tid, exports.hash, &head, sizeof head) != sizeof head || !head.buckets)
        return 0;
    uint32_t hash = hash_of(name), index, link;
    uint64_t buckets = exports.hash + sizeof head + (uint64_t)head.bloom_words * sizeof(uint64_t);
    uint64_t chains = buckets + (uint64_t)head.buckets * sizeof(uint32_t);
    if (memory_read(tid, buckets + (uint64_t)(hash % head.buckets) * sizeof index, &index, sizeof index) != sizeof index
        || index < head.first)
        return 0;
    for (size_t i = 0; i < CHAIN; i++, index++) {
        if (memory_read(tid, chains + (uint64_t)(index - head.first) * sizeof link, &link, sizeof link) != sizeof link)
            return 0;
        uint64_t address = (link | 1) == (hash | 1) ? if_named(tid, &exports, index, name) : 0;
        if (address || (link & 1)) /* the last of its chain */
            return address;
    }
    return 0;
}
