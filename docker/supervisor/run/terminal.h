/*
 * A pseudo-terminal as the run's standard streams (pty(7)): somebody sits at it, types what the test says when it is
 * asked for, and reads. It shows what is written as it is (no OPOST), and does not echo what is typed.
 */
#ifndef TERMINAL_H
#define TERMINAL_H

#include "bytes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Three files of their own on the one terminal, so that it can be told through which of them something is written. */
void terminal_open(uid_t owner, int child[3]);
bool terminal_is_open(void);
/* Readable when something was written; −1 where it is not open. */
int terminal_descriptor(void);
void terminal_close(void);

/* What is going to be typed; it ends with an end-of-file as often as one is asked for. */
void terminal_types(const uint8_t *text, size_t length);

/* A process is about to read: a line is typed where none waits to be read. Keys that send signals are not. */
void terminal_asked(void);
/* Nobody can go on: the next key is typed. False where none was. */
bool terminal_quiet(void);
/* The next key sends a signal. */
bool terminal_signal_is_next(void);
/* Something is still to be typed. */
bool terminal_typing(void);

/* What was written since: as it was written, newlines too. */
void terminal_read(struct bytes *into);

#endif
