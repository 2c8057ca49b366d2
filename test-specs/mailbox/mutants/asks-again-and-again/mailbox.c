#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LONGEST = 1024 };

static char letters_name[40], answers_name[40];

static void check(long result, const char *what)
{
    if (result < 0) {
        perror(what);
        exit(1);
    }
}

static void usage(void)
{
    fprintf(stderr, "usage: mailbox PRIORITY:TEXT...\n");
    exit(2);
}

static mqd_t make_queue(const char *name)
{
    struct mq_attr size = {.mq_maxmsg = 10, .mq_msgsize = LONGEST};
    mqd_t queue = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &size);
    check(queue, name);
    return queue;
}

static void read_letters(mqd_t answers)
{
    char text[LONGEST];
    unsigned priority;
    int count = 0;

    mqd_t at_once = mq_open(letters_name, O_RDONLY | O_NONBLOCK);
    check(at_once, letters_name);
    ssize_t length;
    while ((length = mq_receive(at_once, text, sizeof text, &priority)) >= 0) {
        printf("%u: %.*s\n", priority, (int)length, text);
        count++;
    }
    if (errno != EAGAIN)
        check(-1, "mq_receive");
    printf("nothing left\n");
    fflush(stdout);

    check(mq_send(answers, (char *)&count, sizeof count, 0), "mq_send");

    while ((length = mq_receive(at_once, text, sizeof text, NULL)) < 0)
        if (errno != EAGAIN)
            check(length, "mq_receive");
    mq_close(at_once);
    printf("last word: %.*s\n", (int)length, text);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        char *text;
        strtoul(argv[i], &text, 10);
        if (text == argv[i] || *text != ':')
            usage();
    }

    snprintf(letters_name, sizeof letters_name, "/letters-%d", (int)getpid());
    snprintf(answers_name, sizeof answers_name, "/answers-%d", (int)getpid());
    mqd_t letters = make_queue(letters_name);
    mqd_t answers = make_queue(answers_name);

    for (int i = 1; i < argc; i++) {
        char *text;
        unsigned priority = (unsigned)strtoul(argv[i], &text, 10);
        check(mq_send(letters, text + 1, strlen(text + 1), priority), "mq_send");
    }

    pid_t child = fork();
    check(child, "fork");
    if (child == 0) {
        read_letters(answers);
        exit(0);
    }

    char answer[LONGEST];
    int count;
    check(mq_receive(answers, answer, sizeof answer, NULL), "mq_receive");
    memcpy(&count, answer, sizeof count);
    printf("%d letters read\n", count);
    fflush(stdout);
    const char *last = "that was all";
    check(mq_send(letters, last, strlen(last), 0), "mq_send");

    waitpid(child, NULL, 0);
    mq_unlink(letters_name);
    mq_unlink(answers_name);
    return count;
}
