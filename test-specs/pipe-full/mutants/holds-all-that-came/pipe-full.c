#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Sends the letters; SIGPIPE ends whoever does it when nobody reads any more. */
static int send_letters(int out, unsigned long bytes)
{
    char letters[26 * 100];
    unsigned long sent = 0;

    for (size_t i = 0; i < sizeof letters; i++)
        letters[i] = (char)('a' + i % 26);
    while (sent < bytes) {
        size_t from = sent % sizeof letters;
        size_t length = sizeof letters - from;
        if (length > bytes - sent)
            length = bytes - sent;
        ssize_t done = write(out, letters + from, length);
        if (done < 0) {
            perror("write");
            return 1;
        }
        sent += (unsigned long)done;
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: pipe-full BYTES PROGRAM [ARGUMENTS]\n");
        return 2;
    }
    unsigned long bytes = strtoul(argv[1], NULL, 10);
    char **program = argv + 2;
    unsigned long came = 0, sum = 0;
    int to[2], from[2];

    if (pipe(to) < 0 || pipe(from) < 0) {
        perror("pipe");
        return 1;
    }

    pid_t filter = fork();
    if (filter == 0) {
        dup2(to[0], STDIN_FILENO);
        dup2(from[1], STDOUT_FILENO);
        close(to[0]);
        close(to[1]);
        close(from[0]);
        close(from[1]);
        execvp(program[0], program);
        perror(program[0]);
        _exit(127);
    }
    close(to[0]);
    close(from[1]);

    pid_t writer = fork();
    if (writer == 0) {
        close(from[0]);
        _exit(send_letters(to[1], bytes));
    }
    close(to[1]);
    if (filter < 0 || writer < 0)
        perror("fork");

    unsigned char *all = NULL, buffer[4096];
    ssize_t got;
    while ((got = read(from[0], buffer, sizeof buffer)) > 0) {
        all = realloc(all, came + (unsigned long)got);
        if (!all)
            return 1;
        memcpy(all + came, buffer, (size_t)got);
        came += (unsigned long)got;
    }
    for (unsigned long i = 0; i < came; i++)
        sum += all[i];
    free(all);
    close(from[0]);

    int status = 0;
    waitpid(writer, NULL, 0);
    waitpid(filter, &status, 0);
    printf("%lu bytes came back, sum %lu\n", came, sum);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
