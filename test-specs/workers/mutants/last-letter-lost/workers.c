#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct worker {
    pid_t pid;
    char word[256];
};

static struct worker workers[8];
static int working, sum, failed;

static void work(const char *word)
{
    int vowels = 0;
    usleep(50000);
    if (word[0] == '!')
        abort();
    for (const char *at = word; *at; at++)
        if (strchr("aeiou", *at))
            vowels++;
    _exit(vowels);
}

static void await_one(void)
{
    int status, i = 0;
    pid_t pid = wait(&status);
    if (pid < 0) {
        perror("wait");
        exit(1);
    }
    while (workers[i].pid != pid)
        i++;
    if (WIFEXITED(status)) {
        printf("%s: %d\n", workers[i].word, WEXITSTATUS(status));
        sum += WEXITSTATUS(status);
    } else {
        printf("%s: failed\n", workers[i].word);
        failed = 1;
    }
    workers[i] = workers[--working];
}

static void start(const char *word)
{
    pid_t pid = fork();
    if (pid < 0) {
        perror("fork");
        exit(1);
    }
    if (pid == 0)
        work(word);
    workers[working].pid = pid;
    strcpy(workers[working].word, word);
    working++;
}

int main(int argc, char **argv)
{
    char line[256];
    int most = argc == 3 ? atoi(argv[1]) : 0;

    if (most < 1 || most > 8) {
        fprintf(stderr, "usage: workers K FILE\n");
        return 2;
    }
    FILE *file = fopen(argv[2], "r");
    if (!file) {
        fprintf(stderr, "workers: %s: %s\n", argv[2], strerror(errno));
        return 2;
    }
    while (fgets(line, sizeof line, file)) {
        line[strlen(line) - 1] = '\0';
        if (working == most)
            await_one();
        start(line);
    }
    while (working > 0)
        await_one();
    fclose(file);
    printf("in all %d\n", sum);
    return failed;
}
