/* What an ELF file wants memory for that is not in it: variables that begin as zero (elf(5), p_memsz beyond p_filesz). */
#ifndef STATIC_DATA_H
#define STATIC_DATA_H

#include <stdint.h>

/* Bytes; 0 where there is none, or the file cannot be read as one of ELF. */
uint64_t static_data(int folder, const char *path);

#endif
