#ifndef MOUNTS_H
#define MOUNTS_H

/* Shows a file, or a folder with all that is mounted below it, in another place: read-only, without devices and setuid. */
int mounts_show(const char *source, const char *target);

#endif
