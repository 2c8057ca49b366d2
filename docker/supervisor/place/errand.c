#include "errand.h"
#include "write_whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DONE = 0, ANSWER_MOST = 1 << 20 };

struct __attribute__((packed)) header {
    uint8_t kind;
    uint32_t length;
};

static bool read_all(int file, void *bytes, size_t length)
{
    char *at = bytes;
    while (length > 0) {
        ssize_t got = read(file, at, length);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        if (got > 0) {
            at += got;
            length -= (size_t)got;
        }
    }
    return true;
}

bool errand_answer(int answers, uint8_t kind, const void *bytes, size_t length)
{
    struct header header = {kind, (uint32_t)length};
    return write_whole(answers, &header, sizeof header) && write_whole(answers, bytes, length);
}

static _Noreturn void run_as_student(const struct student *student, const struct errand *errand, int answers)
{
    struct failure failure = {""};
    bool good = false;
    if (student_become(student) < 0)
        failure_set(&failure, "cannot become the student: %s", strerror(errno));
    else
        good = errand->run(errand->context, answers, &failure);
    bool told = errand_answer(answers, DONE, failure.text, strlen(failure.text));
    _exit(good && told ? 0 : 1);
}

/* Until the end of the answers; true where the last one said that it was the last. */
static bool listen(const struct errand *errand, int answers, struct failure *failure)
{
    struct header header;
    uint8_t *bytes = NULL;
    bool done = false;
    while (!done && read_all(answers, &header, sizeof header) && header.length <= ANSWER_MOST) {
        uint8_t *more = realloc(bytes, header.length + 1);
        if (more == NULL)
            break;
        bytes = more;
        if (!read_all(answers, bytes, header.length))
            break;
        bytes[header.length] = '\0';
        if (header.kind == DONE) {
            done = true;
            failure_set(failure, "%s", (char *)bytes);
        } else if (errand->answer != NULL) {
            errand->answer(errand->context, header.kind, bytes, header.length);
        }
    }
    free(bytes);
    return done;
}

static int wait_for(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return -1;
    }
    return status;
}

bool errand_run(const struct student *student, const struct errand *errand, struct failure *failure)
{
    int answers[2];
    if (pipe2(answers, O_CLOEXEC) < 0)
        return failure_set(failure, "cannot make a pipe: %s", strerror(errno));
    pid_t child = fork();
    if (child == 0)
        run_as_student(student, errand, answers[1]);
    int saved = errno;
    close(answers[1]);
    if (child < 0) {
        close(answers[0]);
        return failure_set(failure, "cannot create a process: %s", strerror(saved));
    }
    bool told = listen(errand, answers[0], failure);
    close(answers[0]);
    int status = wait_for(child);
    if (!told)
        return failure_set(failure, "the clean-up ended early (wait status %#x): is the sandbox's memory full?", status);
    return status == 0;
}
