/* Signals reach those who stand, or are stopped. */
#ifndef SIGNALS_IN_H
#define SIGNALS_IN_H

#include <stdbool.h>

/* Each of these: whether anybody was moved. */
bool see_to_signals(void);
bool someone_stopped_goes_on(void);
/* Signals that are pending and ignored. */
bool ignored_signals_go_first(void);

#endif
