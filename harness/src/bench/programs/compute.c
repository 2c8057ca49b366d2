/* What computes and makes no calls: it counts primes. */
#include "clock.h"

static int is_prime(int n)
{
    for (int d = 2; d * d <= n; d++)
        if (n % d == 0)
            return 0;
    return 1;
}

int main(int argc, char **argv)
{
    int primes = 0, most = number(argc, argv, 400000);
    start_clock();
    for (int n = 2; n < most; n++)
        primes += is_prime(n);
    return primes > 0 ? stop_clock() : 1;
}
