#include "placed.h"

#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

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
    in_place(tests, sizeof tests / sizeof *tests);
    return 0;
}
