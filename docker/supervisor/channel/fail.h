/* The end of the supervisor itself: nothing that it says later could be trusted. */
#ifndef FAIL_H
#define FAIL_H

/* Says why on stderr, with errno where it is set, and exits with 3. */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
