#include "image.h"

#include "fail.h"
#include "memory.h"
#include "system_folders.h"

#include <elf.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { IMAGES = 16, TEXT_LIMIT = 4 << 20 };

static char own_folder[PATH_MAX];
static uid_t student;
static struct image *images[IMAGES];
static size_t image_count;

void images_own(const char *folder, uid_t owner)
{
    student = owner;
    snprintf(own_folder, sizeof own_folder, "%s/", folder);
}

struct segment {
    uint64_t start, end, first; /* of the executable mapping; of the image's lowest one */
    bool found;
};

/* The first executable mapping of the file, as proc_pid_maps(5) lists it. */
static struct segment executable_segment(pid_t pid, const char *exe)
{
    char path[64], line[PATH_MAX + 128];
    struct segment segment = {0};
    snprintf(path, sizeof path, "/proc/%d/maps", pid);
    FILE *maps = fopen(path, "re");
    if (!maps)
        return segment;
    while (!segment.found && fgets(line, sizeof line, maps)) {
        unsigned long long start, end;
        char permissions[5];
        int name_at = 0;
        if (sscanf(line, "%llx-%llx %4s %*x %*s %*u %n", &start, &end, permissions, &name_at) < 3 || !name_at)
            continue;
        line[strcspn(line, "\n")] = '\0';
        if (strcmp(line + name_at, exe) != 0)
            continue;
        if (!segment.first)
            segment.first = start;
        if (permissions[2] == 'x')
            segment = (struct segment){.start = start, .end = end, .first = segment.first, .found = true};
    }
    fclose(maps);
    return segment;
}

static struct image *known(uint64_t device, uint64_t inode)
{
    for (size_t i = 0; i < image_count; i++)
        if (images[i]->device == device && images[i]->inode == inode)
            return images[i];
    return NULL;
}

static struct image *load(pid_t pid, const struct segment *segment, uint64_t bias)
{
    if (image_count == IMAGES)
        return NULL;
    size_t length = segment->end - segment->start < TEXT_LIMIT ? segment->end - segment->start : TEXT_LIMIT;
    struct image *image = calloc(1, sizeof *image);
    uint8_t *text = malloc(length);
    if (!image || !text)
        fail("out of memory");
    image->text = text;
    image->text_length = memory_read(pid, segment->start, text, length);
    image->text_address = segment->start - bias;
    images[image_count++] = image;
    return image;
}

/* Position-independent images are mapped anywhere, the others where their file says. */
static uint64_t bias_of(pid_t pid, uint64_t first)
{
    Elf64_Ehdr header;
    if (memory_read(pid, first, &header, sizeof header) != sizeof header)
        return first;
    return header.e_type == ET_EXEC ? 0 : first;
}

static bool lies_in(const char *path, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && path[length] == '/';
}

static bool is_systems(const char *exe)
{
    for (size_t i = 0; SYSTEM_FOLDERS[i]; i++)
        if (lies_in(exe, SYSTEM_FOLDERS[i]))
            return true;
    return false;
}

/* A copy of a program is as much the student's in /tmp or in memory (memfd_create(2)) as in the work folder. */
static bool is_students(const char *exe, const struct stat *status)
{
    return strncmp(exe, own_folder, strlen(own_folder)) == 0 || (status->st_uid == student && !is_systems(exe));
}

struct image *image_of(pid_t pid, uint64_t *bias)
{
    char link[64], exe[PATH_MAX];
    struct stat status;
    snprintf(link, sizeof link, "/proc/%d/exe", pid);
    ssize_t n = readlink(link, exe, sizeof exe - 1);
    if (n < 0)
        return NULL;
    exe[n] = '\0';
    if (stat(link, &status) < 0 || !is_students(exe, &status))
        return NULL;
    struct segment segment = executable_segment(pid, exe);
    if (!segment.found)
        return NULL;
    *bias = bias_of(pid, segment.first);
    struct image *image = known(status.st_dev, status.st_ino);
    if (image)
        return image;
    image = load(pid, &segment, *bias);
    if (image) {
        image->device = status.st_dev;
        image->inode = status.st_ino;
    }
    return image;
}

/* ModR/M and SIB lengths of `call` through a register or memory: FF /2. */
static bool indirect_call_ends_at(const uint8_t *end, size_t before)
{
    for (size_t length = 2; length <= 7 && length <= before; length++) {
        const uint8_t *code = end - length;
        if (code[0] != 0xff || (code[1] >> 3 & 7) != 2)
            continue;
        unsigned mod = code[1] >> 6, rm = code[1] & 7;
        size_t size = 2 + (mod != 3 && rm == 4);
        if (mod == 1)
            size += 1;
        else if (mod == 2 || (mod == 0 && rm == 5))
            size += 4;
        if (size == length)
            return true;
    }
    return false;
}

int image_returns_to(const struct image *image, uint64_t address)
{
    if (address <= image->text_address || address > image->text_address + image->text_length)
        return false;
    size_t offset = address - image->text_address;
    const uint8_t *end = image->text + offset;
    if (offset >= 5 && end[-5] == 0xe8)
        return true;
    return indirect_call_ends_at(end, offset);
}

void images_clear(void)
{
    for (size_t i = 0; i < image_count; i++) {
        free(images[i]->text);
        free(images[i]);
    }
    image_count = 0;
}
