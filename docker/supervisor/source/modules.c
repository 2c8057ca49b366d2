#include "modules.h"

#include "fail.h"
#include "memory.h"

#include <elf.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    PROGRAM_HEADERS = 32,
    TABLES = 128,
    ENTRIES = 1 << 20 /* of all tables: their counts are a student's, and may be anything */
};

/* The same file at the same place has the same frames in every process that executes it. */
struct table {
    uint64_t device, inode, start;
    struct cfi *cfi;
};

static struct {
    struct table list[TABLES];
    size_t count;
    uint32_t entries;
} tables;

/* Where the exception frames lie, as the ELF file says (elf(5), PT_GNU_EH_FRAME); 0: nowhere. */
static uint64_t frame_header(pid_t tid, const struct module *module)
{
    Elf64_Ehdr elf;
    Elf64_Phdr headers[PROGRAM_HEADERS];
    if (memory_read(tid, module->start, &elf, sizeof elf) != sizeof elf || elf.e_phentsize != sizeof *headers)
        return 0;
    size_t count = elf.e_phnum < PROGRAM_HEADERS ? elf.e_phnum : PROGRAM_HEADERS;
    count = memory_read(tid, module->start + elf.e_phoff, headers, count * sizeof *headers) / sizeof *headers;
    uint64_t bias = elf.e_type == ET_EXEC ? 0 : module->start;
    for (size_t i = 0; i < count; i++)
        if (headers[i].p_type == PT_GNU_EH_FRAME)
            return bias + headers[i].p_vaddr;
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
            modules->list[modules->count++] = (struct module){
                .start = mapping.start, .end = mapping.end,
                .device = (uint64_t)mapping.major << 32 | mapping.minor, .inode = mapping.inode
            };
        before = mapping;
    }
}

static struct cfi *load(pid_t tid, const struct module *module)
{
    uint64_t header = tables.count < TABLES ? frame_header(tid, module) : 0;
    struct cfi *cfi = header ? cfi_load(tid, header, ENTRIES - tables.entries) : NULL;
    if (cfi) {
        tables.entries += cfi_entries(cfi);
        tables.list[tables.count++] = (struct table){module->device, module->inode, module->start, cfi};
    }
    return cfi;
}

static struct cfi *frames_of(pid_t tid, const struct module *module)
{
    for (size_t i = 0; i < tables.count; i++) {
        const struct table *table = &tables.list[i];
        if (table->inode == module->inode && table->device == module->device && table->start == module->start)
            return table->cfi;
    }
    return load(tid, module);
}

struct modules *modules_read(pid_t tid)
{
    char path[32];
    struct modules *modules = calloc(1, sizeof *modules);
    if (!modules)
        fail("out of memory");
    modules->users = 1;
    snprintf(path, sizeof path, "/proc/%d/maps", tid);
    FILE *maps = fopen(path, "re");
    if (!maps)
        return modules;
    read_maps(maps, modules);
    fclose(maps);
    return modules;
}

struct modules *modules_share(struct modules *modules)
{
    if (modules)
        modules->users++;
    return modules;
}

void modules_release(struct modules *modules)
{
    if (modules && --modules->users == 0)
        free(modules);
}

struct cfi *module_frames(pid_t tid, struct module *module)
{
    if (!module->frames_sought)
        module->cfi = frames_of(tid, module);
    module->frames_sought = true;
    return module->cfi;
}

struct module *module_at(struct modules *modules, uint64_t address)
{
    for (size_t i = 0; i < modules->count; i++)
        if (address >= modules->list[i].start && address < modules->list[i].end)
            return &modules->list[i];
    return NULL;
}

void modules_clear(void)
{
    for (size_t i = 0; i < tables.count; i++)
        cfi_free(tables.list[i].cfi);
    tables.count = 0;
    tables.entries = 0;
}
