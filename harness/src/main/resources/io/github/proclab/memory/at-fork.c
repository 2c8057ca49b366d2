/* Loaded with a program that runs under memcheck: notes in each forked process's report what it has from its parent. */
#include <pthread.h>
#include <valgrind/memcheck.h>

static void note(void)
{
    VALGRIND_DO_LEAK_CHECK;
    VALGRIND_PRINTF("proclab: so much from its parent\n");
}

__attribute__((constructor)) static void begin(void)
{
    (void)pthread_atfork(NULL, NULL, note);
}
