#include "procfs.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static bool read_file(const char *path, char text[PROCFS_FILE_BYTES])
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    ssize_t n = read(fd, text, PROCFS_FILE_BYTES - 1);
    close(fd);
    if (n <= 0)
        return false;
    text[n] = '\0';
    return true;
}

bool procfs_read(pid_t tid, const char *name, char text[PROCFS_FILE_BYTES])
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", tid, name);
    return read_file(path, text);
}

/* The value after "Key:\t" at the beginning of a line; the first line, the name, is a student's and cannot hold a newline. */
static const char *value_of(const char *text, const char *key)
{
    char pattern[32];
    snprintf(pattern, sizeof pattern, "\n%s:\t", key);
    const char *at = strstr(text, pattern);
    return at ? at + strlen(pattern) : "0";
}

uint64_t procfs_kib(const char *text, const char *key)
{
    char pattern[32];
    snprintf(pattern, sizeof pattern, "\n%s:", key);
    const char *at = strstr(text, pattern);
    return at ? strtoull(at + strlen(pattern), NULL, 10) : 0;
}

struct procfs_ids procfs_ids(pid_t tid)
{
    char text[PROCFS_FILE_BYTES];
    if (!procfs_read(tid, "status", text))
        return (struct procfs_ids){0};
    return (struct procfs_ids){atoi(value_of(text, "Tgid")), atoi(value_of(text, "PPid"))};
}

bool procfs_executable(pid_t process, char path[PATH_MAX])
{
    char link[64];
    snprintf(link, sizeof link, "/proc/%d/exe", process);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0)
        return false;
    path[length] = '\0';
    return true;
}

static size_t numbers_in(const char *text, pid_t *numbers, size_t most)
{
    size_t count = 0;
    for (char *end; count < most && *text != '\n'; text = end) {
        long number = strtol(text, &end, 10);
        if (end == text)
            break;
        numbers[count++] = (pid_t)number;
    }
    return count;
}

size_t procfs_inner_pids(pid_t process, pid_t *pids, size_t most)
{
    char text[PROCFS_FILE_BYTES];
    if (!procfs_read(process, "status", text))
        return 0;
    const char *own = value_of(text, "NSpid");
    return numbers_in(own + strspn(own, "0123456789"), pids, most);
}

size_t procfs_children(pid_t process, pid_t tid, pid_t *children, size_t most)
{
    char name[32], text[PROCFS_FILE_BYTES];
    snprintf(name, sizeof name, "task/%d/children", tid);
    return procfs_read(process, name, text) ? numbers_in(text, children, most) : 0;
}

static size_t children_of_all_threads(pid_t process, pid_t *children, size_t most)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task", process);
    DIR *threads = opendir(path);
    size_t count = 0;
    for (struct dirent *entry; threads && (entry = readdir(threads));)
        if (entry->d_name[0] != '.')
            count += procfs_children(process, atoi(entry->d_name), children + count, most - count);
    if (threads)
        closedir(threads);
    return count;
}

size_t procfs_descendants(pid_t process, pid_t *descendants, size_t most)
{
    size_t count = children_of_all_threads(process, descendants, most);
    for (size_t i = 0; i < count; i++)
        count += children_of_all_threads(descendants[i], descendants + count, most - count);
    return count;
}

bool procfs_same_executable(pid_t one, pid_t other)
{
    char path[64];
    struct stat a, b;
    snprintf(path, sizeof path, "/proc/%d/exe", one);
    bool known = stat(path, &a) == 0;
    snprintf(path, sizeof path, "/proc/%d/exe", other);
    return known && stat(path, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

bool procfs_status(pid_t tid, struct procfs_status *status)
{
    char text[PROCFS_FILE_BYTES];
    if (!procfs_read(tid, "status", text))
        return false;
    uint64_t pending = strtoull(value_of(text, "SigPnd"), NULL, 16) | strtoull(value_of(text, "ShdPnd"), NULL, 16);
    status->ignored = strtoull(value_of(text, "SigIgn"), NULL, 16);
    status->caught = strtoull(value_of(text, "SigCgt"), NULL, 16);
    status->state = *value_of(text, "State");
    status->raised = pending;
    status->blocked = strtoull(value_of(text, "SigBlk"), NULL, 16);
    status->pending = pending & ~status->blocked;
    status->context_switches = strtoull(value_of(text, "voluntary_ctxt_switches"), NULL, 10)
                             + strtoull(value_of(text, "nonvoluntary_ctxt_switches"), NULL, 10);
    return true;
}

bool procfs_is_exiting(pid_t tid, uint32_t *status)
{
    enum { PF_EXITING = 4 }; /* the kernel's include/linux/sched.h */
    char text[PROCFS_FILE_BYTES];
    unsigned flags = 0;
    if (!procfs_read(tid, "stat", text))
        return false;
    const char *name_end = strrchr(text, ')');
    const char *last = strrchr(text, ' ');
    if (!name_end || !last || sscanf(name_end + 1, " %*c %*d %*d %*d %*d %*d %u", &flags) != 1)
        return false;
    *status = (uint32_t)strtoul(last, NULL, 10);
    return flags & PF_EXITING;
}

bool procfs_call(pid_t tid, struct procfs_call *call)
{
    char text[PROCFS_FILE_BYTES];
    *call = (struct procfs_call){.number = -1};
    if (!procfs_read(tid, "syscall", text))
        return false;
    uint64_t *a = call->arguments;
    return sscanf(text, "%ld 0x%" SCNx64 " 0x%" SCNx64 " 0x%" SCNx64 " 0x%" SCNx64 " 0x%" SCNx64 " 0x%" SCNx64 " 0x%" SCNx64 " 0x%" SCNx64,
                  &call->number, &a[0], &a[1], &a[2], &a[3], &a[4], &a[5], &call->sp, &call->pc) == 9
        && call->number >= 0;
}

bool procfs_descriptor_position(pid_t tid, int fd, uint64_t *position)
{
    char name[32], text[PROCFS_FILE_BYTES];
    snprintf(name, sizeof name, "fdinfo/%d", fd);
    if (!procfs_read(tid, name, text))
        return false;
    static const char first[] = "pos:\t";
    if (strncmp(text, first, strlen(first)) != 0)
        return false;
    *position = strtoull(text + strlen(first), NULL, 10);
    return true;
}

bool procfs_descriptor_flags(pid_t tid, int fd, unsigned *flags)
{
    char name[32], text[PROCFS_FILE_BYTES];
    snprintf(name, sizeof name, "fdinfo/%d", fd);
    if (!procfs_read(tid, name, text))
        return false;
    *flags = (unsigned)strtoul(value_of(text, "flags"), NULL, 8);
    return true;
}

bool procfs_pidfd(pid_t tid, int fd, pid_t *process)
{
    char name[32], text[PROCFS_FILE_BYTES];
    snprintf(name, sizeof name, "fdinfo/%d", fd);
    if (!procfs_read(tid, name, text) || !strstr(text, "\nPid:\t"))
        return false;
    *process = atoi(value_of(text, "Pid"));
    return true;
}

uint64_t process_clock_ms(pid_t pid)
{
    clockid_t clock;
    struct timespec time;
    return clock_getcpuclockid(pid, &clock) == 0 && clock_gettime(clock, &time) == 0 ? (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000 : 0;
}

bool procfs_processor(pid_t tid, uint64_t *used, uint64_t *waited)
{
    char text[PROCFS_FILE_BYTES];
    return procfs_read(tid, "schedstat", text) && sscanf(text, "%" SCNu64 " %" SCNu64, used, waited) == 2;
}

bool procfs_signalfd(pid_t tid, int fd, uint64_t *set)
{
    char name[32], text[PROCFS_FILE_BYTES];
    snprintf(name, sizeof name, "fdinfo/%d", fd);
    if (!procfs_read(tid, name, text))
        return false;
    *set = strtoull(value_of(text, "sigmask"), NULL, 16);
    return true;
}

bool procfs_soft_limit(pid_t tid, const char *name, uint64_t *soft)
{
    char pattern[32], text[PROCFS_FILE_BYTES];
    snprintf(pattern, sizeof pattern, "\nMax %s ", name);
    if (!procfs_read(tid, "limits", text))
        return false;
    const char *at = strstr(text, pattern);
    if (!at)
        return false;
    at += strlen(pattern);
    at += strspn(at, " ");
    *soft = *at == 'u' ? UINT64_MAX : strtoull(at, NULL, 10);
    return true;
}
