#include "../isolate.h"
#include "../workplace.h"
#include "testing.h"

#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <signal.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

/* These run inside a sandbox, as the supervisor does; whoever starts them. */

enum { DISK = 8 << 20 };

static struct isolation isolation;
static struct workplace workplace;
static struct failure failure;

static void put(const char *path, mode_t mode, const char *content)
{
    HOLDS(workplace_put(&workplace, path, strlen(path), mode, content, strlen(content), &failure));
}

static void fresh(void)
{
    HOLDS(workplace_fresh(&workplace, &failure));
}

/* An empty stage, and so an empty place. */
static void start_anew(void)
{
    struct workplace of_nothing = workplace;
    fresh();
    of_nothing.work = workplace.tmp;
    HOLDS(workplace_keep(&of_nothing, &failure));
    fresh();
}

/* Does what a student's program could do in the work folder. */
static void as_student(void (*act)(void))
{
    pid_t child = fork();
    HOLDS(child >= 0);
    if (child == 0) {
        if (student_become(&isolation.student) < 0 || chdir(isolation.work) < 0)
            _exit(9);
        act();
        _exit(0);
    }
    int status;
    HOLDS(waitpid(child, &status, 0) == child);
    HOLDS(status == 0);
}

#define MUST(call) \
    do { \
        if ((call) < 0) { \
            fprintf(stderr, "%s: %s: %s\n", __func__, #call, strerror(errno)); \
            _exit(8); \
        } \
    } while (0)

static void write_file(const char *path, const char *content, mode_t mode)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
    MUST(file);
    MUST(write(file, content, strlen(content)));
    MUST(fchmod(file, mode));
    close(file);
}

/* Of what is in the work folder, as the student sees it. */
static struct collected read_back(const char *path)
{
    struct collected file;
    HOLDS(workplace_collect(&workplace, path, strlen(path), 1 << 16, &file, &failure));
    return file;
}

static bool is_whole(const char *path, const char *content)
{
    struct collected file = read_back(path);
    bool is = file.state == FILE_WHOLE && file.length == strlen(content)
        && (file.length == 0 || memcmp(file.content, content, file.length) == 0);
    free(file.content);
    return is;
}

static enum file_state state_of(const char *path)
{
    struct collected file = read_back(path);
    free(file.content);
    return file.state;
}

struct heap {
    char text[200000];
    size_t length;
    size_t count;
};

static struct heap heap;

static void remember(void *context, enum left_kind kind, const char *name, size_t length)
{
    (void)context;
    heap.count++;
    size_t room = sizeof heap.text - heap.length;
    int written = snprintf(heap.text + heap.length, room, "%d %.*s\n", kind, (int)length, name);
    heap.length += (size_t)written < room ? (size_t)written : room - 1;
}

static const char *left(void)
{
    heap = (struct heap){.length = 0};
    HOLDS(workplace_left(&workplace, remember, NULL, &failure));
    return heap.text;
}

static bool nothing_left(void)
{
    return strcmp(left(), "") == 0;
}

/* ---- put, fresh, collect */

static void a_put_file_is_found_by_every_run_with_its_mode(void)
{
    start_anew();
    put("fan.c", 0644, "int main(void) {}\n");
    put("bin/deep/run.sh", 0755, "#!/bin/sh\n");
    for (int run = 0; run < 3; run++) {
        fresh();
        HOLDS(is_whole("fan.c", "int main(void) {}\n"));
        HOLDS(is_whole("bin/deep/run.sh", "#!/bin/sh\n"));
        struct stat stat_of;
        HOLDS(stat("/work/bin/deep/run.sh", &stat_of) == 0);
        HOLDS((stat_of.st_mode & 07777) == 0755 && stat_of.st_uid == isolation.student.uid);
        HOLDS(stat("/work/fan.c", &stat_of) == 0 && (stat_of.st_mode & 07777) == 0644);
        HOLDS(nothing_left());
    }
}

static void a_file_put_again_replaces_the_earlier_one(void)
{
    start_anew();
    put("a", 0644, "a longer text");
    put("a", 0600, "short");
    put("empty", 0644, "");
    fresh();
    HOLDS(is_whole("a", "short"));
    HOLDS(is_whole("empty", ""));
}

static void put_refuses_a_path_that_could_lead_elsewhere(void)
{
    static const char *const paths[] = {"", "/", "/etc/x", ".", "..", "../x", "a/../b", "a/..", "a//b", "a/", "./a", "a/./b"};
    start_anew();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        HOLDS(!workplace_put(&workplace, paths[i], strlen(paths[i]), 0644, "x", 1, &failure));
        SAYS(failure.text, "must be relative");
    }
    HOLDS(!workplace_put(&workplace, "a\0b", 3, 0644, "x", 1, &failure));
    char longest[300];
    memset(longest, 'n', sizeof longest);
    HOLDS(!workplace_put(&workplace, longest, sizeof longest, 0644, "x", 1, &failure));
    HOLDS(workplace_put(&workplace, longest, 255, 0644, "x", 1, &failure));
    put("..a", 0644, "legal");
    put("...", 0644, "legal");
    fresh();
    HOLDS(is_whole("...", "legal"));
}

static void link_the_stage(void)
{
    MUST(symlink("/tmp", "way"));
    MUST(symlink("/tmp/there", "file"));
}

static void put_goes_through_no_link_that_a_build_has_left(void)
{
    start_anew();
    as_student(link_the_stage);
    HOLDS(workplace_keep(&workplace, &failure));
    HOLDS(!workplace_put(&workplace, "way/x", 5, 0644, "x", 1, &failure));
    SAYS(failure.text, "cannot put way/x");
    put("file", 0644, "replaces the link");
    fresh();
    HOLDS(is_whole("file", "replaces the link"));
    HOLDS(access("/tmp/there", F_OK) < 0 && access("/tmp/x", F_OK) < 0);
}

static void put_over_a_folder_says_so(void)
{
    start_anew();
    put("a/b", 0644, "x");
    HOLDS(!workplace_put(&workplace, "a", 1, 0644, "x", 1, &failure));
    SAYS(failure.text, "cannot put a: ");
    HOLDS(!workplace_put(&workplace, "a/b/c", 5, 0644, "x", 1, &failure));
}

static void names_and_contents_may_hold_any_bytes(void)
{
    static const char name[] = "\xff\xfe \n\"'\\\x1b[2J$(id)`id`";
    start_anew();
    HOLDS(workplace_put(&workplace, name, strlen(name), 0644, "\0\1\xff", 3, &failure));
    fresh();
    struct collected file = read_back(name);
    HOLDS(file.state == FILE_WHOLE && file.length == 3 && memcmp(file.content, "\0\1\xff", 3) == 0);
    free(file.content);
    HOLDS(nothing_left());
    HOLDS(!workplace_put(&workplace, "a\x1b/../", 6, 0644, "", 0, &failure));
    HOLDS(strchr(failure.text, '\x1b') == NULL);
}

static void a_stage_that_is_full_refuses_and_keeps_what_it_has(void)
{
    start_anew();
    put("small", 0644, "small");
    char *content = calloc(1, DISK + 1);
    HOLDS(content != NULL);
    HOLDS(!workplace_put(&workplace, "big", 3, 0644, content, DISK + 1, &failure));
    SAYS(failure.text, "the stage is full");
    free(content);
    fresh();
    HOLDS(is_whole("small", "small") && state_of("big") == FILE_ABSENT);
}

static void make_something(void)
{
    write_file("made", "by the build", 0755);
    write_file("unreadable", "secret", 0000);
    MUST(mkdir("folder", 0700));
    write_file("folder/inner", "inner", 0640);
    MUST(mkdir("closed", 0700));
    write_file("closed/in", "in", 0644);
    MUST(chmod("closed", 0));
    MUST(symlink("made", "link"));
    MUST(symlink("/nowhere/at/all", "dangling"));
    MUST(unlink("input"));
}

static void what_is_kept_is_what_later_runs_find(void)
{
    start_anew();
    put("input", 0644, "x");
    fresh();
    as_student(make_something);
    HOLDS(workplace_keep(&workplace, &failure));
    HOLDS(failure.text[0] == '\0');
    for (int run = 0; run < 2; run++) {
        fresh();
        HOLDS(is_whole("made", "by the build") && is_whole("folder/inner", "inner") && is_whole("closed/in", "in"));
        HOLDS(state_of("input") == FILE_ABSENT);
        struct stat stat_of;
        char target[64] = "";
        HOLDS(stat("/work/unreadable", &stat_of) == 0 && (stat_of.st_mode & 0777) == 0);
        HOLDS(readlink("/work/dangling", target, sizeof target - 1) > 0 && strcmp(target, "/nowhere/at/all") == 0);
        HOLDS(is_whole("unreadable", "secret"));
    }
}

static void set_times(void)
{
    const struct timespec old[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000, .tv_nsec = 5}};
    write_file("old", "", 0644);
    MUST(utimensat(AT_FDCWD, "old", old, 0));
}

static void times_of_change_stay_so_that_make_finds_nothing_to_do(void)
{
    start_anew();
    as_student(set_times);
    HOLDS(workplace_keep(&workplace, &failure));
    fresh();
    struct stat stat_of;
    HOLDS(stat("/work/old", &stat_of) == 0 && stat_of.st_mtim.tv_sec == 1000000000 && stat_of.st_mtim.tv_nsec == 5);
}

static void make_special_files(void)
{
    write_file("file", "x", 0644);
    MUST(mkfifo("fifo", 0666));
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
    int plug = socket(AF_UNIX, SOCK_STREAM, 0);
    MUST(bind(plug, (struct sockaddr *)&address, sizeof address));
}

static void what_is_neither_file_nor_folder_is_not_kept_and_that_is_said(void)
{
    start_anew();
    as_student(make_special_files);
    HOLDS(workplace_keep(&workplace, &failure));
    SAYS(failure.text, "was left out");
    fresh();
    HOLDS(is_whole("file", "x") && state_of("fifo") == FILE_ABSENT && state_of("socket") == FILE_ABSENT);
}

static void make_sparse(void)
{
    int file = open("sparse", O_WRONLY | O_CREAT, 0644);
    MUST(ftruncate(file, (off_t)1 << 40));
    MUST(pwrite(file, "x", 1, 0));
}

static void a_file_with_a_terabyte_of_nothing_in_it_is_refused_and_cut_off(void)
{
    start_anew();
    as_student(make_sparse);
    struct collected file = read_back("sparse");
    HOLDS(file.state == FILE_CUT_OFF && file.length == 1 << 16 && file.content[0] == 'x');
    free(file.content);
    HOLDS(!workplace_keep(&workplace, &failure));
    SAYS(failure.text, "cannot copy sparse");
    fresh();
}

static void make_outputs(void)
{
    write_file("ten", "0123456789", 0644);
    write_file("closed", "closed", 0200);
    MUST(mkdir("folder", 0755));
    write_file("folder/x", "in a folder", 0644);
    MUST(mkdir("shut", 0755));
    write_file("shut/x", "in a shut one", 0644);
    MUST(chmod("shut", 0));
    MUST(symlink("/proc/1/environ", "link"));
    MUST(symlink("/proc/1", "way"));
    MUST(symlink("ten", "to-ten"));
    MUST(mkfifo("fifo", 0644));
}

static void collecting_tells_absent_whole_cut_off_and_not_regular(void)
{
    start_anew();
    as_student(make_outputs);
    struct collected file;
    HOLDS(workplace_collect(&workplace, "ten", 3, 10, &file, &failure));
    HOLDS(file.state == FILE_WHOLE && file.length == 10);
    free(file.content);
    HOLDS(workplace_collect(&workplace, "ten", 3, 9, &file, &failure));
    HOLDS(file.state == FILE_CUT_OFF && file.length == 9 && memcmp(file.content, "012345678", 9) == 0);
    free(file.content);
    HOLDS(workplace_collect(&workplace, "ten", 3, 0, &file, &failure));
    HOLDS(file.state == FILE_CUT_OFF && file.length == 0);
    HOLDS(is_whole("closed", "closed") && is_whole("folder/x", "in a folder"));
    HOLDS(state_of("none") == FILE_ABSENT && state_of("none/x") == FILE_ABSENT);
    HOLDS(state_of("../etc/passwd") == FILE_ABSENT && state_of("/etc/passwd") == FILE_ABSENT);
    HOLDS(state_of("folder") == FILE_NOT_REGULAR && state_of("fifo") == FILE_NOT_REGULAR);
    HOLDS(state_of("link") == FILE_NOT_REGULAR && state_of("way/environ") == FILE_NOT_REGULAR);
    HOLDS(state_of("to-ten") == FILE_NOT_REGULAR && state_of("ten/x") == FILE_NOT_REGULAR);
    HOLDS(workplace_collect(&workplace, "ten\0x", 5, 10, &file, &failure) && file.state == FILE_ABSENT);
}

static void make_large(void)
{
    char block[4096];
    memset(block, 'b', sizeof block);
    int file = open("large", O_WRONLY | O_CREAT, 0644);
    for (int i = 0; i < 1000; i++)
        MUST(write(file, block, sizeof block));
}

static void a_large_file_comes_whole(void)
{
    start_anew();
    as_student(make_large);
    struct collected file;
    HOLDS(workplace_collect(&workplace, "large", 5, 1000 * 4096, &file, &failure));
    HOLDS(file.state == FILE_WHOLE && file.length == 1000 * 4096 && file.content[file.length - 1] == 'b');
    free(file.content);
    HOLDS(workplace_keep(&workplace, &failure));
    fresh();
    struct stat stat_of;
    HOLDS(stat("/work/large", &stat_of) == 0 && stat_of.st_size == 1000 * 4096);
}

/* ---- what is left, and that it goes */

static void leave_every_kind(void)
{
    MUST(shmget(IPC_PRIVATE, 100, 0600));
    MUST(shmget(0x1234, 100, IPC_CREAT));
    MUST(semget(IPC_PRIVATE, 3, 0600));
    MUST(msgget(77, IPC_CREAT));
    MUST(shm_open("/memory", O_CREAT | O_RDWR, 0000));
    if (sem_open("/flag", O_CREAT, 0600, 1) == SEM_FAILED)
        _exit(7);
    MUST(mq_open("/letters", O_CREAT | O_RDWR, 0000, NULL));
    MUST(mkfifo("fifo", 0600));
    MUST(mkfifo("/tmp/fifo", 0600));
    write_file("new", "x", 0000);
    write_file("/tmp/new", "x", 0644);
    MUST(mkdir("folder", 0700));
    write_file("folder/in", "x", 0644);
    MUST(chmod("folder", 0));
    MUST(mkdir("old/new", 0700));
    write_file("old/other", "x", 0644);
    MUST(symlink("/etc", "link"));
    MUST(mkdir("/dev/shm/folder", 0755));
    write_file("old/file", "changed", 0644);
}

static void all_that_a_run_leaves_is_told_in_order_and_gone_afterwards(void)
{
    start_anew();
    put("old/file", 0644, "x");
    fresh();
    as_student(leave_every_kind);
    for (int look = 0; look < 2; look++) {
        HOLDS(strcmp(left(), "1 0\n1 1\n2 0\n3 0\n"
                             "8 /dev/shm/folder/\n4 /memory\n5 /flag\n6 /letters\n"
                             "7 fifo\n8 folder/\n8 folder/in\n8 link\n8 new\n8 old/new/\n8 old/other\n"
                             "7 /tmp/fifo\n8 /tmp/new\n") == 0);
    }
    fresh();
    HOLDS(nothing_left());
    HOLDS(is_whole("old/file", "x"));
}

static void give_away(void)
{
    int memory = shmget(IPC_PRIVATE, 100, 0600);
    MUST(memory);
    struct shmid_ds state;
    MUST(shmctl(memory, IPC_STAT, &state));
    state.shm_perm.mode = 0;
    MUST(shmctl(memory, IPC_SET, &state));
    MUST(shmget(IPC_PRIVATE, 100, IPC_CREAT | 0777));
}

static void an_object_that_nobody_may_use_goes_too(void)
{
    start_anew();
    as_student(give_away);
    left();
    HOLDS(heap.count == 2);
    fresh();
    HOLDS(nothing_left());
}

static void leave_many_objects(void)
{
    for (int i = 0; i < 300; i++) {
        MUST(shmget(IPC_PRIVATE, 1, 0600));
        MUST(semget(IPC_PRIVATE, 1, 0600));
    }
}

static void hundreds_of_objects_go(void)
{
    start_anew();
    as_student(leave_many_objects);
    left();
    HOLDS(heap.count == 600);
    fresh();
    HOLDS(nothing_left());
}

static void make_many(void)
{
    char name[32];
    for (int i = 0; i < 10000; i++) {
        snprintf(name, sizeof name, "file-%d", i);
        MUST(close(open(name, O_WRONLY | O_CREAT, 0644)));
    }
}

static void ten_thousand_files_are_kept_bounded_in_the_telling_and_removed(void)
{
    start_anew();
    as_student(make_many);
    left();
    HOLDS(heap.count == LEFT_MOST);
    HOLDS(strncmp(heap.text, "8 file-0\n8 file-1\n8 file-10\n8 file-100\n", 38) == 0);
    HOLDS(workplace_keep(&workplace, &failure));
    fresh();
    HOLDS(is_whole("file-9999", "") && nothing_left());
    start_anew();
    HOLDS(state_of("file-9999") == FILE_ABSENT);
}

static void dig(int depth)
{
    for (int i = 0; i < depth; i++) {
        MUST(mkdir("a-folder-with-a-name", 0700));
        MUST(chdir("a-folder-with-a-name"));
    }
    write_file("bottom", "x", 0644);
    for (int i = 0; i < depth; i++) {
        MUST(chdir(".."));
        MUST(chmod("a-folder-with-a-name", i % 3 == 0 ? 0 : 0300));
    }
}

static void dig_deep(void)
{
    dig(500);
}

static void dig_deeper_than_descriptors_reach(void)
{
    dig(5000);
}

static void folders_nested_500_deep_are_kept_and_removed(void)
{
    start_anew();
    as_student(dig_deep);
    left();
    HOLDS(heap.count == 501);
    HOLDS(workplace_keep(&workplace, &failure));
    fresh();
    HOLDS(nothing_left());
    start_anew();
    HOLDS(state_of("a-folder-with-a-name") == FILE_ABSENT);
}

static void folders_deeper_than_a_path_or_a_descriptor_table_can_be_are_removed(void)
{
    start_anew();
    as_student(dig_deeper_than_descriptors_reach);
    left();
    HOLDS(heap.count == LEFT_MOST);
    fresh();
    HOLDS(nothing_left() && state_of("a-folder-with-a-name") == FILE_ABSENT);
}

static void fill_all(void)
{
    static const char *const places[] = {"fill", "/tmp/fill", "/dev/shm/fill"};
    static char block[65536];
    for (size_t i = 0; i < 3; i++) {
        int file = open(places[i], O_WRONLY | O_CREAT, 0644);
        MUST(file);
        while (write(file, block, sizeof block) > 0) {
        }
        if (errno != ENOSPC)
            _exit(6);
    }
}

static void full_disks_are_empty_for_the_next_run(void)
{
    start_anew();
    put("a", 0644, "a");
    fresh();
    as_student(fill_all);
    SAYS(left(), "4 /fill\n8 fill\n8 /tmp/fill\n");
    fresh();
    HOLDS(is_whole("a", "a") && nothing_left());
}

static void fill_half(void)
{
    static char block[65536];
    int file = open("half", O_WRONLY | O_CREAT, 0644);
    for (int i = 0; i < DISK / 65536 - 8; i++)
        MUST(write(file, block, sizeof block));
    MUST(close(file));
    MUST(truncate("half", DISK - 1));
    MUST(mkdir("many", 0755));
    for (int i = 0; i < 100; i++) {
        char name[32];
        snprintf(name, sizeof name, "many/%d", i);
        write_file(name, "x", 0644);
    }
}

static void what_does_not_fit_into_the_stage_is_said(void)
{
    start_anew();
    as_student(fill_half);
    HOLDS(!workplace_keep(&workplace, &failure));
    SAYS(failure.text, "cannot copy");
    fresh();
    start_anew();
    put("a", 0644, "a");
    fresh();
    HOLDS(is_whole("a", "a"));
}

static void use_up_inodes(void)
{
    char name[32];
    for (int i = 0;; i++) {
        snprintf(name, sizeof name, "/tmp/%d", i);
        int file = open(name, O_WRONLY | O_CREAT, 0644);
        if (file < 0)
            _exit(errno == ENOSPC && i > 1000 ? 0 : 5);
        close(file);
    }
}

static void files_without_end_come_to_one(void)
{
    start_anew();
    as_student(use_up_inodes);
    fresh();
    HOLDS(nothing_left());
}

static void shut_out(void)
{
    MUST(mkdir("a", 0755));
    MUST(mkdir("a/b", 0755));
    write_file("a/b/c", "x", 0000);
    MUST(chmod("a/b", 0));
    MUST(chmod("a", 0));
    MUST(chmod(".", 0));
}

static void a_student_who_shuts_all_doors_shuts_nobody_out(void)
{
    start_anew();
    put("a0", 0644, "a");
    fresh();
    as_student(shut_out);
    HOLDS(strcmp(left(), "8 a/\n8 a/b/\n8 a/b/c\n") == 0);
    fresh();
    HOLDS(is_whole("a0", "a") && nothing_left());
    struct stat stat_of;
    HOLDS(stat("/work", &stat_of) == 0 && (stat_of.st_mode & 07777) == 0755);
}

static void write_to_other_places(void)
{
    static const char *const paths[] = {"/x", "/etc/passwd", "/usr/x", "/stage", "/stage/x", "/dev/x", "/proc/x"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (open(paths[i], O_WRONLY | O_CREAT, 0644) >= 0)
            _exit((int)i + 20);
    }
    char path[64];
    for (int file = 0; file < 20; file++) {
        snprintf(path, sizeof path, "/proc/1/fd/%d", file);
        if (open(path, O_RDONLY) >= 0 || open(path, O_PATH) >= 0)
            _exit(4);
    }
    if (open("/proc/1/mem", O_RDONLY) >= 0 || open("/proc/1/environ", O_RDONLY) >= 0 || chdir("/proc/1/cwd") == 0)
        _exit(3);
}

static void a_student_reaches_neither_the_stage_nor_the_supervisor(void)
{
    start_anew();
    as_student(write_to_other_places);
}

static void hand_on_an_access_list(void)
{
    /* user::rwx, user:0:---, group::---, mask::---, other::---, as the kernel stores it */
    static const struct {
        unsigned version;
        struct {
            unsigned short tag, rights;
            unsigned id;
        } entries[4];
    } list = {2, {{1, 0, -1u}, {4, 0, -1u}, {32, 0, -1u}, {0, 0, 0}}};
    if (setxattr(".", "system.posix_acl_default", &list, 4 + 3 * 8, 0) < 0 && errno != EOPNOTSUPP)
        _exit(2);
}

static void an_access_list_on_the_work_folder_does_not_outlive_the_run(void)
{
    start_anew();
    put("a", 0644, "a");
    fresh();
    as_student(hand_on_an_access_list);
    fresh();
    HOLDS(getxattr("/work", "system.posix_acl_default", NULL, 0) < 0);
    struct stat stat_of;
    HOLDS(stat("/work/a", &stat_of) == 0 && (stat_of.st_mode & 0777) == 0644);
}

static void errands_leave_no_process_and_no_descriptor(void)
{
    start_anew();
    int before = dup(0);
    close(before);
    for (int i = 0; i < 100; i++) {
        fresh();
        left();
        state_of("none");
    }
    int after = dup(0);
    close(after);
    HOLDS(before == after);
    HOLDS(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_put_file_is_found_by_every_run_with_its_mode),
        TEST(a_file_put_again_replaces_the_earlier_one),
        TEST(put_refuses_a_path_that_could_lead_elsewhere),
        TEST(put_goes_through_no_link_that_a_build_has_left),
        TEST(put_over_a_folder_says_so),
        TEST(names_and_contents_may_hold_any_bytes),
        TEST(a_stage_that_is_full_refuses_and_keeps_what_it_has),
        TEST(what_is_kept_is_what_later_runs_find),
        TEST(times_of_change_stay_so_that_make_finds_nothing_to_do),
        TEST(what_is_neither_file_nor_folder_is_not_kept_and_that_is_said),
        TEST(a_file_with_a_terabyte_of_nothing_in_it_is_refused_and_cut_off),
        TEST(collecting_tells_absent_whole_cut_off_and_not_regular),
        TEST(a_large_file_comes_whole),
        TEST(all_that_a_run_leaves_is_told_in_order_and_gone_afterwards),
        TEST(an_object_that_nobody_may_use_goes_too),
        TEST(hundreds_of_objects_go),
        TEST(ten_thousand_files_are_kept_bounded_in_the_telling_and_removed),
        TEST(folders_nested_500_deep_are_kept_and_removed),
        TEST(folders_deeper_than_a_path_or_a_descriptor_table_can_be_are_removed),
        TEST(full_disks_are_empty_for_the_next_run),
        TEST(what_does_not_fit_into_the_stage_is_said),
        TEST(files_without_end_come_to_one),
        TEST(a_student_who_shuts_all_doors_shuts_nobody_out),
        TEST(a_student_reaches_neither_the_stage_nor_the_supervisor),
        TEST(an_access_list_on_the_work_folder_does_not_outlive_the_run),
        TEST(errands_leave_no_process_and_no_descriptor),
    };
    const struct isolation_options options = {.uid = ISOLATION_STUDENT, .gid = ISOLATION_STUDENT, .disk = DISK};
    HOLDS(isolate_enter(&options, &isolation, &failure));
    if (!isolation_has(&isolation, "mount") || !isolation_has(&isolation, "ipc")) {
        printf("skipped: this machine gives no sandbox to try these in (%s)\n", isolation.weaknesses[0]);
        return 0;
    }
    HOLDS(workplace_open(&workplace, &isolation, &failure));
    run_tests(tests, sizeof tests / sizeof *tests);
    return 0;
}
