#ifndef SYSTEM_FOLDERS_H
#define SYSTEM_FOLDERS_H

/* What of a machine a compiler and the programs that it makes need to see; absolute paths, NULL at the end. */
extern const char *const SYSTEM_FOLDERS[];  /* programs and libraries */
extern const char *const SYSTEM_SETTINGS[]; /* what the compiler, the loader and libc read */
extern const char *const SYSTEM_DEVICES[];  /* devices that have no memory */

#endif
