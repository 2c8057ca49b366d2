/* The whole file first, as a list of tasks; a task is waiting, at work, or done, and waitid() finds the one that has ended. */
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct task {
    struct task *next;
    pid_t worker;
    char *word;
} Task;

static Task *read_tasks(FILE *file)
{
    Task *first = NULL, **end = &first;
    char *line = NULL;
    size_t size = 0;
    for (ssize_t length; (length = getline(&line, &size, file)) > 0; end = &(*end)->next) {
        *end = calloc(1, sizeof **end);
        if (!*end)
            err(1, NULL);
        (*end)->word = strndup(line, strcspn(line, "\n"));
    }
    free(line);
    fclose(file);
    return first;
}

static int vowels(const char *word)
{
    int n = 0;
    while (*(word += strcspn(word, "aeiou")))
        n++, word++;
    return n;
}

static void begin(Task *task)
{
    switch (task->worker = fork()) {
    case -1:
        err(1, "fork");
    case 0:
        nanosleep(&(struct timespec){ .tv_nsec = 50000000 }, NULL);
        if (*task->word == '!')
            raise(SIGABRT);
        _exit(vowels(task->word));
    }
}

int main(int argc, char *argv[])
{
    char *end = "";
    long k = argc == 3 ? strtol(argv[1], &end, 10) : 0;
    if (k < 1 || k > 8 || *end) {
        fputs("usage: workers K FILE\n", stderr);
        return 2;
    }
    FILE *file = fopen(argv[2], "r");
    if (!file) {
        warn("%s", argv[2]);
        return 2;
    }
    Task *tasks = read_tasks(file), *waiting = tasks;
    int sum = 0, at_work = 0, failed = 0;
    while (waiting || at_work) {
        for (; waiting && at_work < k; waiting = waiting->next, at_work++)
            begin(waiting);
        siginfo_t info;
        if (waitid(P_ALL, 0, &info, WEXITED) < 0)
            err(1, "waitid");
        Task *done = tasks;
        while (done->worker == 0)
            done = done->next;
        done->worker = 0;
        at_work--;
        if (info.si_code == CLD_EXITED)
            dprintf(1, "%s: %d\n", done->word, info.si_status), sum += info.si_status;
        else
            dprintf(1, "%s: failed\n", done->word), failed = 1;
    }
    dprintf(1, "in all %d\n", sum);
    return failed;
}
