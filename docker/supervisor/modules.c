#include "modules.h"

#include "fail.h"
#include "memory.h"

#include <elf.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

struct kept {
    struct kept *before;
    struct modules modules;
};

static struct kept *all;

enum { PROGRAM_HEADERS = 32 };

/* Where the exception frames lie, as the ELF file says (elf(5), PT_GNU_EH_FRAME); 0: nowhere. */
static uint64_t frame_header(pid_t tid, struct module *module)
{
    Elf64_Ehdr elf;
    Elf64_Phdr headers[PROGRAM_HEADERS];
    if (memory_read(tid, module->start, &elf, sizeof elf) != sizeof elf || elf.e_phentsize != sizeof *headers)
        return 0;
    size_t count = elf.e_phnum < PROGRAM_HEADERS ? elf.e_phnum : PROGRAM_HEADERS;
    count = memory_read(tid, module->start + elf.e_phoff, headers, count * sizeof *headers) / sizeof *headers;
    module->bias = elf.e_type == ET_EXEC ? 0 : module->start;
    for (size_t i = 0; i < count; i++)
        if (headers[i].p_type == PT_GNU_EH_FRAME)
            return module->bias + headers[i].p_vaddr;
    return 0;
}

struct mapping {
    unsigned long long start, end, offset;
    unsigned major, minor;
    unsigned long long inode;
};

static bool next_mapping(FILE *maps, struct mapping *mapping)
{
    char line[PATH_MAX + 128];
    while (fgets(line, sizeof line, maps))
        if (sscanf(line, "%llx-%llx %*4s %llx %x:%x %llu", &mapping->start, &mapping->end, &mapping->offset,
                   &mapping->major, &mapping->minor, &mapping->inode) == 6)
            return true;
    return false;
}

static bool same_file(const struct mapping *a, const struct mapping *b)
{
    return a->inode == b->inode && a->major == b->major && a->minor == b->minor;
}

/* A file's mappings follow each other, the one of its beginning first. */
static void read_maps(FILE *maps, struct modules *modules)
{
    struct mapping mapping, before = {0};
    while (next_mapping(maps, &mapping)) {
        if (!mapping.inode)
            continue;
        if (modules->count && same_file(&mapping, &before))
            modules->list[modules->count - 1].end = mapping.end;
        else if (mapping.offset == 0 && modules->count < MODULES)
            modules->list[modules->count++] = (struct module){.start = mapping.start, .end = mapping.end};
        before = mapping;
    }
}

const struct modules *modules_read(pid_t tid)
{
    char path[32];
    struct kept *kept = calloc(1, sizeof *kept);
    if (!kept)
        fail("out of memory");
    kept->before = all;
    all = kept;
    snprintf(path, sizeof path, "/proc/%d/maps", tid);
    FILE *maps = fopen(path, "re");
    if (!maps)
        return &kept->modules;
    read_maps(maps, &kept->modules);
    fclose(maps);
    for (size_t i = 0; i < kept->modules.count; i++) {
        struct module *module = &kept->modules.list[i];
        uint64_t header = frame_header(tid, module);
        if (header)
            module->cfi = cfi_load(tid, header);
    }
    return &kept->modules;
}

const struct module *module_at(const struct modules *modules, uint64_t address)
{
    for (size_t i = 0; i < modules->count; i++)
        if (address >= modules->list[i].start && address < modules->list[i].end)
            return &modules->list[i];
    return NULL;
}

void modules_clear(void)
{
    while (all) {
        struct kept *before = all->before;
        for (size_t i = 0; i < all->modules.count; i++)
            cfi_free(all->modules.list[i].cfi);
        free(all);
        all = before;
    }
}
