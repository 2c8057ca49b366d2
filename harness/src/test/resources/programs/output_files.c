// Writes that a file takes in another way than a pipe does: at places, over what stands there, from elsewhere.
#include <fcntl.h>
#include <stdio.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    struct stat status;
    fstat(1, &status);
    printf("regular %d\n", S_ISREG(status.st_mode)); /* held back until the end */
    if (fork() == 0) {
        (void)!write(1, "child\n", 6);
        _exit(0);
    }
    wait(NULL);
    (void)!write(1, "parent\n", 7);
    (void)!pwrite(1, "CHILD\n", 6, 0);
    int given = open("given", O_RDWR | O_CREAT, 0600);
    (void)!write(given, "sent\n", 5);
    lseek(given, 0, SEEK_SET);
    sendfile(1, given, NULL, 5);
    int again = open("/dev/stdout", O_WRONLY | O_APPEND);
    (void)!write(again, "again\n", 6);
    lseek(1, 0, SEEK_END);
    return 0;
}
