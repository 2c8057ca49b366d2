// The first thread ends; the process does when its last thread has.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void *last(void *first)
{
    pthread_join(*(pthread_t *)first, NULL);
    printf("last\n");
    exit(3);
}

static pthread_t first;

int main(void)
{
    pthread_t thread;
    first = pthread_self();
    pthread_create(&thread, NULL, last, &first);
    pthread_exit(NULL);
}
