#include "workplace.h"

#include "copy.h"
#include "errand.h"
#include "relative.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STATE = 1, CONTENT = 2 };

struct collecting {
    const struct workplace *workplace;
    const char *path;
    size_t max;
    struct collected *collected;
    bool out_of_memory;
};

static bool answer_state(int answers, enum file_state state)
{
    uint8_t byte = (uint8_t)state;
    return errand_answer(answers, STATE, &byte, 1);
}

static bool answer_content(int answers, int file, size_t max, struct failure *failure)
{
    static char block[64 * 1024];
    for (;;) {
        size_t wanted = max < sizeof block ? max + 1 : sizeof block;
        ssize_t got = read(file, block, wanted);
        if (got < 0)
            return failure_set(failure, "cannot read a file of the work folder: %s", strerror(errno));
        size_t taken = (size_t)got < max ? (size_t)got : max;
        if (taken > 0 && !errand_answer(answers, CONTENT, block, taken))
            return false;
        if (got == 0 || taken < (size_t)got)
            return answer_state(answers, got == 0 ? FILE_WHOLE : FILE_CUT_OFF);
        max -= taken;
    }
}

/* Opens a regular file, whatever its mode; else -1, and says in *state what it is. */
static int open_regular(int folder, const char *name, enum file_state *state)
{
    struct stat stat;
    if (fstatat(folder, name, &stat, AT_SYMLINK_NOFOLLOW) < 0) {
        *state = FILE_ABSENT;
        return -1;
    }
    *state = FILE_NOT_REGULAR;
    return S_ISREG(stat.st_mode) ? copy_open(folder, name, stat.st_mode & 07777) : -1;
}

static bool collect_as_student(void *context, int answers, struct failure *failure)
{
    const struct collecting *collecting = context;
    const char *name;
    int folder = relative_open_parent(collecting->workplace->work, collecting->path, false, &name);
    if (folder < 0)
        return answer_state(answers, errno == ENOENT ? FILE_ABSENT : FILE_NOT_REGULAR);
    enum file_state state;
    int file = open_regular(folder, name, &state);
    return file < 0 ? answer_state(answers, state) : answer_content(answers, file, collecting->max, failure);
}

static void take(void *context, uint8_t kind, const uint8_t *bytes, size_t length)
{
    struct collecting *collecting = context;
    struct collected *collected = collecting->collected;
    if (kind == STATE) {
        collected->state = bytes[0];
        return;
    }
    uint8_t *more = realloc(collected->content, collected->length + length);
    if (more == NULL) {
        collecting->out_of_memory = true;
        return;
    }
    memcpy(more + collected->length, bytes, length);
    collected->content = more;
    collected->length += length;
}

bool workplace_collect(const struct workplace *workplace, const char *path, size_t path_length, size_t max,
                       struct collected *collected, struct failure *failure)
{
    *collected = (struct collected){.state = FILE_ABSENT};
    if (!relative_legal(path, path_length))
        return true;
    char *name = strndup(path, path_length);
    if (name == NULL)
        return failure_set(failure, "out of memory");
    struct collecting collecting = {workplace, name, max, collected, false};
    bool done = errand_run(&workplace->student, &(struct errand){collect_as_student, take, &collecting}, failure);
    free(name);
    if (collecting.out_of_memory) {
        done = failure_set(failure, "out of memory");
    }
    if (!done) {
        free(collected->content);
        *collected = (struct collected){.state = FILE_ABSENT};
    }
    return done;
}

struct matching {
    const struct workplace *workplace;
    const char *beginning;
    found_name *found;
    void *context;
};

static bool match_as_student(void *context, int answers, struct failure *failure)
{
    const struct matching *matching = context;
    int folder = openat(matching->workplace->work, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = folder < 0 ? NULL : fdopendir(folder);
    if (entries == NULL) {
        if (folder >= 0)
            close(folder);
        return failure_set(failure, "cannot read the work folder: %s", strerror(errno));
    }
    bool told = true;
    int count = 0;
    for (const struct dirent *entry; told && count < MATCHING_MOST && (entry = readdir(entries)) != NULL;) {
        const char *name = entry->d_name;
        bool dots = strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
        if (dots || strncmp(name, matching->beginning, strlen(matching->beginning)) != 0)
            continue;
        told = errand_answer(answers, CONTENT, name, strlen(name));
        count++;
    }
    closedir(entries);
    return told;
}

static void hand_on(void *context, uint8_t kind, const uint8_t *bytes, size_t length)
{
    const struct matching *matching = context;
    (void)kind;
    matching->found(matching->context, (const char *)bytes, length);
}

bool workplace_matching(const struct workplace *workplace, const char *beginning, found_name *found, void *context,
                        struct failure *failure)
{
    struct matching matching = {workplace, beginning, found, context};
    return errand_run(&workplace->student, &(struct errand){match_as_student, hand_on, &matching}, failure);
}
