// Says that it is there, then never ends, and never sleeps.
#include <unistd.h>

int main(void)
{
    write(1, "here\n", 5);
    for (volatile int i = 0;; i++)
        ;
}
