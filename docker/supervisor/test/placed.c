#include "placed.h"

#include "isolate.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct isolation isolation;
struct workplace workplace;
struct failure failure;
struct heap heap;

void put(const char *path, mode_t mode, const char *content)
{
    HOLDS(workplace_put(&workplace, path, strlen(path), mode, content, strlen(content), &failure));
}

void fresh(void)
{
    HOLDS(workplace_fresh(&workplace, &failure));
}

/* An empty stage, and so an empty place. */
void start_anew(void)
{
    struct workplace of_nothing = workplace;
    fresh();
    of_nothing.work = workplace.tmp;
    HOLDS(workplace_keep(&of_nothing, &failure));
    fresh();
}

/* Does what a student's program could do in the work folder. */
void as_student(void (*act)(void))
{
    pid_t child = fork();
    HOLDS(child >= 0);
    if (child == 0) {
        if (student_become(&isolation.student) < 0 || chdir(isolation.work) < 0)
            _exit(9);
        act();
        _exit(0);
    }
    int status;
    HOLDS(waitpid(child, &status, 0) == child);
    HOLDS(status == 0);
}

void write_file(const char *path, const char *content, mode_t mode)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
    MUST(file);
    MUST(write(file, content, strlen(content)));
    MUST(fchmod(file, mode));
    close(file);
}

/* Of what is in the work folder, as the student sees it. */
struct collected read_back(const char *path)
{
    struct collected file;
    HOLDS(workplace_collect(&workplace, path, strlen(path), 1 << 16, &file, &failure));
    return file;
}

bool is_whole(const char *path, const char *content)
{
    struct collected file = read_back(path);
    bool is = file.state == FILE_WHOLE && file.length == strlen(content)
        && (file.length == 0 || memcmp(file.content, content, file.length) == 0);
    free(file.content);
    return is;
}

enum file_state state_of(const char *path)
{
    struct collected file = read_back(path);
    free(file.content);
    return file.state;
}

static void remember(void *context, enum left_kind kind, const char *name, size_t length)
{
    (void)context;
    heap.count++;
    size_t room = sizeof heap.text - heap.length;
    int written = snprintf(heap.text + heap.length, room, "%d %.*s\n", kind, (int)length, name);
    heap.length += (size_t)written < room ? (size_t)written : room - 1;
}

const char *left(void)
{
    heap = (struct heap){.length = 0};
    HOLDS(workplace_left(&workplace, remember, NULL, &failure));
    return heap.text;
}

bool nothing_left(void)
{
    return strcmp(left(), "") == 0;
}

void in_place(const struct test *tests, size_t count)
{
    const struct isolation_options options = {.uid = ISOLATION_STUDENT, .gid = ISOLATION_STUDENT, .disk = DISK};
    HOLDS(isolate_enter(&options, &isolation, &failure));
    if (!isolation_has(&isolation, "mount") || !isolation_has(&isolation, "ipc")) {
        printf("skipped: this machine gives no sandbox to try these in (%s)\n", isolation.weaknesses[0]);
        return;
    }
    HOLDS(workplace_open(&workplace, &isolation, &failure));
    run_tests(tests, count);
}
