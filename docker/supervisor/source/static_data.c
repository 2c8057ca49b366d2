#include "static_data.h"

#include <elf.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

enum { PROGRAM_HEADERS = 32 };

static uint64_t of_file(int file)
{
    Elf64_Ehdr elf;
    Elf64_Phdr headers[PROGRAM_HEADERS];
    if (pread(file, &elf, sizeof elf, 0) != sizeof elf || memcmp(elf.e_ident, ELFMAG, SELFMAG) != 0 || elf.e_phentsize != sizeof *headers)
        return 0;
    size_t count = elf.e_phnum < PROGRAM_HEADERS ? elf.e_phnum : PROGRAM_HEADERS;
    ssize_t got = pread(file, headers, count * sizeof *headers, (off_t)elf.e_phoff);
    uint64_t bytes = 0;
    for (size_t i = 0; got > 0 && i < (size_t)got / sizeof *headers; i++)
        if (headers[i].p_type == PT_LOAD && headers[i].p_memsz > headers[i].p_filesz)
            bytes += headers[i].p_memsz - headers[i].p_filesz;
    return bytes;
}

uint64_t static_data(int folder, const char *path)
{
    int file = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    uint64_t bytes = file < 0 ? 0 : of_file(file);
    if (file >= 0)
        close(file);
    return bytes;
}
