#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HIGHEST = 99, ANSWER = 100, LAST_WORD = 101 };

struct letter {
    long type;
    char text[500];
};

static void check(long result, const char *what)
{
    if (result < 0) {
        perror(what);
        exit(1);
    }
}

static void post(int queue, long type, const char *text)
{
    struct letter letter = {.type = type};
    size_t length = strlen(text);

    memcpy(letter.text, text, length);
    check(msgsnd(queue, &letter, length, 0), "msgsnd");
}

/* Its length, or -1 where there is none. */
static int take(int queue, struct letter *letter, long type, int flags)
{
    ssize_t length = msgrcv(queue, letter, sizeof letter->text, type, flags);

    if (length < 0 && errno != ENOMSG)
        check(-1, "msgrcv");
    return (int)length;
}

static void read_letters(int queue, long wanted)
{
    struct letter letter;
    int length, count = 0;
    char answer[20];

    while ((length = take(queue, &letter, wanted, IPC_NOWAIT)) >= 0) {
        printf("wanted: %.*s\n", length, letter.text);
        count++;
    }
    while ((length = take(queue, &letter, -HIGHEST, IPC_NOWAIT)) >= 0) {
        printf("%ld: %.*s\n", letter.type, length, letter.text);
        count++;
    }
    printf("nothing left\n");
    fflush(stdout);

    snprintf(answer, sizeof answer, "%d", count);
    post(queue, ANSWER, answer);
    length = take(queue, &letter, LAST_WORD, 0);
    printf("last word: %.*s\n", length, letter.text);
}

int main(int argc, char **argv)
{
    int usable = 1;
    for (int i = 2; i < argc; i++)
        if (strchr(argv[i], ':') == NULL || atoi(argv[i]) < 1)
            usable = 0;
    if (!usable) {
        fprintf(stderr, "usage: mailbox-sysv WANTED TYPE:TEXT...\n");
        return 2;
    }

    int queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    check(queue, "msgget");
    for (int i = 2; i < argc; i++)
        post(queue, atol(argv[i]), strchr(argv[i], ':') + 1);

    pid_t child = fork();
    check(child, "fork");
    if (child == 0) {
        read_letters(queue, argc < 2 ? HIGHEST : atol(argv[1]));
        exit(0);
    }

    struct letter answer = {0};
    take(queue, &answer, ANSWER, 0);
    int count = atoi(answer.text);
    printf("%d letters read\n", count);
    fflush(stdout);
    post(queue, LAST_WORD, "that was all");

    waitpid(child, NULL, 0);
    check(msgctl(queue, IPC_RMID, NULL), "msgctl");
    return count;
}
