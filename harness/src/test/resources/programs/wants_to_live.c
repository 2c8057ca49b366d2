// Would have something else killed where memory runs out.
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
    char score[16] = "";
    /* Rules of landlock(7) that let files be moved from one folder to another are there since its version 2. */
    printf("rules %d\n", syscall(SYS_landlock_create_ruleset, NULL, 0, 1) >= 2);
    int file = open("/proc/self/oom_score_adj", O_WRONLY);
    printf("changed %d\n", file >= 0 && write(file, "0", 1) == 1);
    file = open("/proc/self/oom_score_adj", O_RDONLY);
    if (file >= 0 && read(file, score, sizeof score - 1) > 0)
        printf("score %s", score);
    return 0;
}
