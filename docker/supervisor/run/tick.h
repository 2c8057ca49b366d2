/* A signal that repeats and interrupts a wait that would not end by itself. */
#ifndef TICK_H
#define TICK_H

/* Once, at the start. */
void tick_prepare(void);
void tick_every(int milliseconds);
void tick_never(void);

#endif
