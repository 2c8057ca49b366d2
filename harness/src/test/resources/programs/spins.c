// Never ends, and never sleeps.
int main(void)
{
    for (volatile int i = 0;; i++)
        ;
}
