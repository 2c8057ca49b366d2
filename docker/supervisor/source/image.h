/* The student's own executables: their code, for telling which words on a stack are return addresses into it. */
#ifndef IMAGE_H
#define IMAGE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct image {
    uint64_t device, inode;
    uint64_t text_address; /* of the executable segment, in the ELF file */
    size_t text_length;
    uint8_t *text;
};

/* Images are the student's in this folder, and anywhere but in the system's folders where this user owns them. */
void images_own(const char *folder, uid_t owner);

/* The image that the process executes, where it is the student's own, and what is added to its addresses; else NULL. */
struct image *image_of(pid_t pid, uint64_t *bias);

/* Whether `address`, of the ELF file, follows a call instruction (Intel SDM vol. 2: E8, FF /2). */
int image_returns_to(const struct image *image, uint64_t address);

void images_clear(void);

#endif
