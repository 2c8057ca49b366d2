// Would have something else killed where memory runs out.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char score[16] = "";
    int file = open("/proc/self/oom_score_adj", O_WRONLY);
    printf("changed %d\n", file >= 0 && write(file, "0", 1) == 1);
    file = open("/proc/self/oom_score_adj", O_RDONLY);
    if (file >= 0 && read(file, score, sizeof score - 1) > 0)
        printf("score %s", score);
    return 0;
}
