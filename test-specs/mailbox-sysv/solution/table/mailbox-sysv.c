/* What is wanted is a table of msgtyp and of the words before it; a text is sent with the zero byte at its end. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

union message {
    long type;
    char bytes[sizeof(long) + 512];
};

static int queue;

static char *text_of(union message *message)
{
    return message->bytes + sizeof message->type;
}

static void deliver(long type, const char *text)
{
    union message message = {.type = type};
    strcpy(text_of(&message), text);
    if (msgsnd(queue, &message, strlen(text) + 1, 0) != 0)
        err(1, "msgsnd");
}

static int fetch(union message *message, long wanted, int flags)
{
    return msgrcv(queue, message, sizeof *message - sizeof(long), wanted, flags) >= 0;
}

static void collect(long wanted)
{
    struct {
        const char *word;
        long type;
    } rounds[] = {{"wanted", wanted}, {NULL, -99}};
    union message message;
    char count[8];
    int read = 0;

    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        for (; fetch(&message, rounds[i].type, IPC_NOWAIT); read++) {
            if (rounds[i].word)
                printf("%s: %s\n", rounds[i].word, text_of(&message));
            else
                printf("%ld: %s\n", message.type, text_of(&message));
        }
    puts("nothing left");
    snprintf(count, sizeof count, "%d", read);
    deliver(100, count);
    if (!fetch(&message, 101, 0))
        err(1, "msgrcv");
    printf("last word: %s\n", text_of(&message));
}

static int usage(void)
{
    fputs("usage: mailbox-sysv WANTED TYPE:TEXT...\n", stderr);
    return 2;
}

int main(int argc, char *argv[])
{
    char *end;
    if (argc == 1)
        return usage();
    for (char **letter = argv + 2; *letter; letter++)
        if (strtol(*letter, &end, 10) <= 0 || *end != ':')
            return usage();

    if ((queue = msgget(IPC_PRIVATE, 0600)) < 0)
        err(1, "msgget");
    for (char **letter = argv + 2; *letter; letter++) {
        long type = strtol(*letter, &end, 10);
        deliver(type, end + 1);
    }

    switch (fork()) {
    case -1:
        warn("fork");
        break;
    case 0:
        collect(strtol(argv[1], NULL, 10));
        return 0;
    }
    union message answer;
    if (!fetch(&answer, 100, 0))
        err(1, "msgrcv");
    printf("%s letters read\n", text_of(&answer));
    fflush(stdout);
    deliver(101, "that was all");
    while (wait(NULL) > 0)
        ;
    if (msgctl(queue, IPC_RMID, NULL) != 0)
        err(1, "msgctl");
    return atoi(text_of(&answer));
}
