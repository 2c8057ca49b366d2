/* Queues without names as soon as they are made, one description that is switched to non-blocking and back, answers as text. */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static mqd_t nameless_queue(void)
{
    mqd_t queue = mq_open("/mailbox", O_RDWR | O_CREAT | O_EXCL, 0600, NULL);
    if (queue == (mqd_t)-1 || mq_unlink("/mailbox") != 0)
        err(1, "/mailbox");
    return queue;
}

static void blocking(mqd_t queue, int wanted)
{
    struct mq_attr flags = {.mq_flags = wanted ? 0 : O_NONBLOCK};
    if (mq_setattr(queue, &flags, NULL) != 0)
        err(1, "mq_setattr");
}

/* The next one's text, to be freed; NULL where there is none. */
static char *next(mqd_t queue, unsigned *priority)
{
    struct mq_attr is;
    if (mq_getattr(queue, &is) != 0)
        err(1, "mq_getattr");
    char *text = malloc((size_t)is.mq_msgsize + 1);
    if (text == NULL)
        err(1, "malloc");
    ssize_t length = mq_receive(queue, text, (size_t)is.mq_msgsize, priority);
    if (length < 0 && errno != EAGAIN)
        err(1, "mq_receive");
    if (length < 0) {
        free(text);
        return NULL;
    }
    text[length] = '\0';
    return text;
}

static void post(mqd_t queue, const char *text, unsigned priority)
{
    if (mq_send(queue, text, strlen(text), priority) != 0)
        err(1, "mq_send");
}

static void say(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    vdprintf(STDOUT_FILENO, format, values);
    va_end(values);
}

int main(int argc, char *argv[])
{
    for (char **letter = argv + 1; *letter != NULL; letter++) {
        size_t digits = strspn(*letter, "0123456789");
        if (digits == 0 || (*letter)[digits] != ':')
            return fputs("usage: mailbox PRIORITY:TEXT...\n", stderr), 2;
    }
    mqd_t letters = nameless_queue(), answers = nameless_queue();
    while (--argc > 0) {
        char *colon = strchr(*++argv, ':');
        post(letters, colon + 1, (unsigned)atoi(*argv));
    }

    if (fork() == 0) {
        unsigned priority, count = 0;
        char number[12], *text;
        blocking(letters, 0);
        for (; (text = next(letters, &priority)) != NULL; count++) {
            say("%u: %s\n", priority, text);
            free(text);
        }
        blocking(letters, 1);
        say("nothing left\n");
        snprintf(number, sizeof number, "%u", count);
        post(answers, number, 1);
        text = next(letters, &priority);
        say("last word: %s\n", text);
        free(text);
        return 0;
    }

    char *answer = next(answers, NULL);
    int count = atoi(answer);
    free(answer);
    say("%d letters read\n", count);
    post(letters, "that was all", 0);
    if (wait(NULL) < 0)
        err(1, "wait");
    return count;
}
