// Every process forks on.
#include <unistd.h>

int main(void)
{
    for (;;)
        fork();
}
