/* stdout and stderr as files, as after `> out 2> err`: each with one offset that all processes share, and not appended to. */
#ifndef OUTPUT_FILE_H
#define OUTPUT_FILE_H

#include "bytes.h"

#include <stdbool.h>
#include <stdint.h>

void output_files_open(int child[2]);
bool output_files_are_open(void);
void output_files_close(void);

/* What was written up to `end`, or to the end of the file where `end` is UINT64_MAX: `length` bytes, or what there is. */
void output_file_take(int index, uint64_t length, uint64_t end, struct bytes *into);
/* What stands behind all that was taken. */
void output_file_take_rest(int index, struct bytes *into);

#endif
