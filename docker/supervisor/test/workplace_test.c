#include "placed.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

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
    put("way/x", 0644, "in a folder in the place of the link");
    put("file", 0644, "replaces the link");
    fresh();
    HOLDS(is_whole("way/x", "in a folder in the place of the link"));
    HOLDS(is_whole("file", "replaces the link"));
    HOLDS(access("/tmp/there", F_OK) < 0 && access("/tmp/x", F_OK) < 0);
}

static void what_is_put_replaces_a_folder_and_a_file_on_its_way(void)
{
    start_anew();
    put("a/b/c", 0644, "x");
    put("a", 0644, "a file");
    put("a/b", 0644, "in a folder");
    put("a/b/c", 0644, "deeper");
    fresh();
    HOLDS(is_whole("a/b/c", "deeper"));
}

static void close_the_stage(void)
{
    MUST(mkdir("closed", 0755));
    write_file("closed/full", "a student's", 0);
    MUST(mkdir("closed/inner", 0755));
    write_file("closed/inner/full", "a student's", 0);
    MUST(chmod("closed/inner", 0));
    MUST(chmod("closed", 0555));
}

static void what_is_put_gets_into_folders_that_are_closed_and_over_files_that_are(void)
{
    start_anew();
    as_student(close_the_stage);
    HOLDS(workplace_keep(&workplace, &failure));
    put("closed/full", 0644, "the lab's");
    put("closed/inner", 0644, "the lab's");
    fresh();
    HOLDS(is_whole("closed/full", "the lab's"));
    HOLDS(is_whole("closed/inner", "the lab's"));
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

static void make_reports(void)
{
    MUST(mkdir("folder", 0755));
    write_file("report.1", "", 0644);
    write_file("report.22", "", 0644);
    write_file("folder/report.3", "", 0644);
    write_file("other", "", 0644);
    MUST(symlink("/etc/passwd", "report.way"));
}

static void note(void *context, const char *name, size_t length)
{
    size_t *lengths = context;
    HOLDS(strncmp(name, "report.", 7) == 0 && strlen(name) == length);
    *lengths += length;
}

static void names_that_begin_alike_are_found_in_the_work_folder_itself(void)
{
    size_t lengths = 0;
    start_anew();
    as_student(make_reports);
    HOLDS(workplace_matching(&workplace, "report.", note, &lengths, &failure));
    HOLDS(lengths == strlen("report.1") + strlen("report.22") + strlen("report.way"));
    HOLDS(state_of("report.way") == FILE_NOT_REGULAR);
    lengths = 0;
    HOLDS(workplace_matching(&workplace, "none", note, &lengths, &failure) && lengths == 0);
}

static void make_thousands(void)
{
    for (int i = 0; i < 2000; i++) {
        char name[32];
        snprintf(name, sizeof name, "report.%d", i);
        write_file(name, "", 0644);
    }
}

static void count(void *context, const char *name, size_t length)
{
    (void)name;
    (void)length;
    ++*(size_t *)context;
}

static void of_thousands_of_names_that_begin_alike_only_some_are_found(void)
{
    size_t found = 0;
    start_anew();
    as_student(make_thousands);
    HOLDS(workplace_matching(&workplace, "report.", count, &found, &failure));
    HOLDS(found == MATCHING_MOST);
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

int main(void)
{
    static const struct test tests[] = {
        TEST(a_put_file_is_found_by_every_run_with_its_mode),
        TEST(a_file_put_again_replaces_the_earlier_one),
        TEST(put_refuses_a_path_that_could_lead_elsewhere),
        TEST(put_goes_through_no_link_that_a_build_has_left),
        TEST(what_is_put_replaces_a_folder_and_a_file_on_its_way),
        TEST(what_is_put_gets_into_folders_that_are_closed_and_over_files_that_are),
        TEST(names_and_contents_may_hold_any_bytes),
        TEST(a_stage_that_is_full_refuses_and_keeps_what_it_has),
        TEST(what_is_kept_is_what_later_runs_find),
        TEST(times_of_change_stay_so_that_make_finds_nothing_to_do),
        TEST(what_is_neither_file_nor_folder_is_not_kept_and_that_is_said),
        TEST(a_file_with_a_terabyte_of_nothing_in_it_is_refused_and_cut_off),
        TEST(collecting_tells_absent_whole_cut_off_and_not_regular),
        TEST(names_that_begin_alike_are_found_in_the_work_folder_itself),
        TEST(of_thousands_of_names_that_begin_alike_only_some_are_found),
        TEST(a_large_file_comes_whole),
    };
    in_place(tests, sizeof tests / sizeof *tests);
    return 0;
}
