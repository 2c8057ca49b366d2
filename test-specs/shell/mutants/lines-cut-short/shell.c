#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS = 512, COMMANDS = 64, JOBS = 64 };

struct command {
    char *words[WORDS + 1];
    int count;
    char *in, *out, *err;
    int append;
};

struct job {
    pid_t pids[COMMANDS];
    int count; /* 0: free */
    pid_t last;
};

static int last_status;
static struct job jobs[JOBS];

static int status_of(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Waits for each process of the job, or takes those that have ended. */
static void reap(struct job *job, int options)
{
    int left = 0, status;
    for (int i = 0; i < job->count; i++)
        if (waitpid(job->pids[i], &status, options) == 0)
            job->pids[left++] = job->pids[i];
    job->count = left;
}

static void reap_jobs(int options)
{
    for (int i = 0; i < JOBS; i++)
        reap(&jobs[i], options);
}

static void move(int from, int to)
{
    if (from != to) {
        dup2(from, to);
        close(from);
    }
}

static void redirect(const char *name, int flags, int to)
{
    if (!name)
        return;
    int file = open(name, flags, 0666);
    if (file < 0) {
        fprintf(stderr, "shell: %s: %s\n", name, strerror(errno));
        _exit(1);
    }
    move(file, to);
}

static void become(struct command *command)
{
    redirect(command->in, O_RDONLY, 0);
    redirect(command->out, O_WRONLY | O_CREAT | (command->append ? O_APPEND : O_TRUNC), 1);
    redirect(command->err, O_WRONLY | O_CREAT | O_TRUNC, 2);
    execvp(command->words[0], command->words);
    fprintf(stderr, "shell: %s: command not found\n", command->words[0]);
    _exit(127);
}

static int built_in(struct command *command)
{
    char **words = command->words;
    if (strcmp(words[0], "exit") == 0) {
        reap_jobs(0);
        exit(words[1] ? atoi(words[1]) : last_status);
    }
    if (strcmp(words[0], "cd") == 0) {
        last_status = 0;
        if (!words[1] || chdir(words[1]) < 0) {
            fprintf(stderr, "shell: %s: %s\n", words[1] ? words[1] : "cd", strerror(errno));
            last_status = 1;
        }
        return 1;
    }
    if (strcmp(words[0], "jobs") == 0) {
        for (int i = 0; i < JOBS; i++)
            if (jobs[i].count > 0)
                printf("[%d] %d\n", i + 1, (int)jobs[i].last);
        fflush(stdout);
        last_status = 0;
        return 1;
    }
    return 0;
}

static struct job *start(struct command *commands, int count)
{
    static struct job job;
    int from = -1;

    job.count = 0;
    for (int i = 0; i < count; i++) {
        int ends[2] = { -1, -1 };
        if (i < count - 1 && pipe(ends) < 0) {
            perror("shell: pipe");
            exit(1);
        }
        pid_t pid = fork();
        if (pid < 0) {
            perror("shell: fork");
            exit(1);
        }
        if (pid == 0) {
            if (from >= 0)
                move(from, 0);
            if (ends[1] >= 0) {
                close(ends[0]);
                move(ends[1], 1);
            }
            become(&commands[i]);
        }
        if (from >= 0)
            close(from);
        if (ends[1] >= 0)
            close(ends[1]);
        from = ends[0];
        job.pids[job.count++] = job.last = pid;
    }
    return &job;
}

static void put_aside(const struct job *job)
{
    for (int i = 0; i < JOBS; i++)
        if (jobs[i].count == 0) {
            jobs[i] = *job;
            return;
        }
}

static void run(struct command *commands, int count, int background)
{
    reap_jobs(WNOHANG);
    if (commands[0].count == 0 || (count == 1 && built_in(&commands[0])))
        return;
    struct job *job = start(commands, count);
    if (background) {
        put_aside(job);
        last_status = 0;
        return;
    }
    int status = 0;
    for (int i = 0; i < count; i++)
        waitpid(job->pids[i], &status, 0);
    last_status = status_of(status);
}

/* Puts blanks around operators, so that everything is a word. */
static void spread(const char *line, char *into)
{
    for (const char *at = line; *at; at++) {
        int begins = at == line || strchr(" \t;&|<>", at[-1]) != NULL;
        const char *operator = NULL;
        if (begins && at[0] == '2' && at[1] == '>')
            operator = "2>";
        else if (at[0] == '>' && at[1] == '>')
            operator = ">>";
        if (operator) {
            into += sprintf(into, " %s ", operator);
            at++;
        } else if (strchr(";&|<>", *at))
            into += sprintf(into, " %c ", *at);
        else
            *into++ = *at;
    }
    *into = '\0';
}

static void run_line(char *line)
{
    static struct command commands[COMMANDS];
    static char spread_line[4096], status[16];
    char *rest = NULL, *word;
    int count = 1;

    spread(line, spread_line);
    memset(commands, 0, sizeof commands);
    for (word = strtok_r(spread_line, " \t\n", &rest); word; word = strtok_r(NULL, " \t\n", &rest)) {
        struct command *command = &commands[count - 1];
        if (strcmp(word, ";") == 0 || strcmp(word, "&") == 0) {
            run(commands, count, word[0] == '&');
            memset(commands, 0, sizeof commands);
            count = 1;
        } else if (strcmp(word, "|") == 0)
            count++;
        else if (strcmp(word, "<") == 0)
            command->in = strtok_r(NULL, " \t\n", &rest);
        else if (strcmp(word, ">") == 0 || strcmp(word, ">>") == 0) {
            command->append = word[1] == '>';
            command->out = strtok_r(NULL, " \t\n", &rest);
        } else if (strcmp(word, "2>") == 0)
            command->err = strtok_r(NULL, " \t\n", &rest);
        else if (strcmp(word, "$?") == 0) {
            sprintf(status, "%d", last_status);
            command->words[command->count++] = status;
        } else
            command->words[command->count++] = word;
    }
    run(commands, count, 0);
}

int main(void)
{
    char line[256];

    while (fgets(line, sizeof line, stdin))
        run_line(line);
    reap_jobs(0);
    return last_status;
}
