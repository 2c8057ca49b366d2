#include "cgroup.h"
#include "cgroup_fork.h"
#include "cgroup_path.h"
#include "testing.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder that looks as the kernel's would. */
static char root[64];
static char process[96];

static void in_root(char path[PATH_MAX], const char *name)
{
    HOLDS(snprintf(path, PATH_MAX, "%s/%s", root, name) < PATH_MAX);
}

static void folder(const char *name)
{
    char path[PATH_MAX];
    in_root(path, name);
    HOLDS(mkdir(path, 0755) == 0);
}

static void file(const char *name, const char *content)
{
    char path[PATH_MAX];
    in_root(path, name);
    FILE *out = fopen(path, "we");
    HOLDS(out != NULL);
    HOLDS(fputs(content, out) >= 0 && fclose(out) == 0);
}

static bool content_is(const char *name, const char *expected)
{
    char path[PATH_MAX];
    char text[256] = "";
    in_root(path, name);
    FILE *in = fopen(path, "re");
    bool is = in != NULL && (fgets(text, sizeof text, in) != NULL || expected[0] == '\0') && strcmp(text, expected) == 0;
    if (in != NULL)
        fclose(in);
    return is;
}

static struct cgroup_tree tree_of(const char *own)
{
    strcpy(root, "/tmp/proclab-cgroup-XXXXXX");
    HOLDS(mkdtemp(root) != NULL);
    snprintf(process, sizeof process, "%s/process", root);
    file("process", own);
    return (struct cgroup_tree){root, process};
}

static void remove_root(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", root);
    HOLDS(system(command) == 0);
}

static bool is_made(const char *path, const char *parent)
{
    char expected[PATH_MAX];
    struct stat stat_of;
    snprintf(expected, sizeof expected, "%s%s/proclab-%d", root, parent, (int)getpid());
    return strcmp(path, expected) == 0 && stat(path, &stat_of) == 0 && S_ISDIR(stat_of.st_mode);
}

static void version_1_groups_are_made_below_the_own_ones(void)
{
    struct cgroup_tree tree = tree_of("5:pids:/\n4:cpu,memory:/user/me\n1:name=systemd:/x\n0::/\n");
    folder("memory");
    folder("memory/user");
    folder("memory/user/me");
    folder("pids");
    struct cgroup cgroup;
    struct failure failure = {""};
    HOLDS(cgroup_make(&cgroup, tree, 0, 0, &failure));
    HOLDS(is_made(cgroup.memory, "/memory/user/me"));
    HOLDS(is_made(cgroup.pids, "/pids"));
    char memory[PATH_MAX];
    strcpy(memory, cgroup.memory);
    cgroup_remove(&cgroup);
    HOLDS(access(memory, F_OK) < 0 && cgroup.memory[0] == '\0' && cgroup.pids[0] == '\0');
    remove_root();
}

static void in_a_container_the_mounted_folder_is_the_group(void)
{
    struct cgroup_tree tree = tree_of("4:memory:/docker/0123\n5:pids:/docker/0123\n");
    folder("memory");
    char path[PATH_MAX];
    char expected[PATH_MAX];
    in_root(expected, "memory");
    HOLDS(cgroup_path_version_1(tree, "memory", path) && strcmp(path, expected) == 0);
    HOLDS(!cgroup_path_version_1(tree, "pids", path));
    remove_root();
}

static void a_missing_hierarchy_leaves_nothing_behind(void)
{
    struct cgroup_tree tree = tree_of("4:memory:/\n");
    folder("memory");
    struct cgroup cgroup;
    struct failure failure = {""};
    HOLDS(!cgroup_make(&cgroup, tree, 0, 0, &failure));
    SAYS(failure.text, "no pids hierarchy");
    char path[PATH_MAX];
    in_root(path, "memory");
    HOLDS(rmdir(path) == 0);
    remove_root();
}

static void a_limit_that_cannot_be_set_is_said_and_leaves_nothing_behind(void)
{
    struct cgroup_tree tree = tree_of("4:memory:/\n3:pids:/\n");
    folder("memory");
    folder("pids");
    struct cgroup cgroup;
    struct failure failure = {""};
    HOLDS(!cgroup_make(&cgroup, tree, 1 << 20, 9, &failure));
    SAYS(failure.text, "memory.limit_in_bytes");
    char path[PATH_MAX];
    in_root(path, "memory");
    HOLDS(rmdir(path) == 0);
    remove_root();
}

static struct cgroup_tree version_2(void)
{
    struct cgroup_tree tree = tree_of("0::/user.slice/session\n");
    file("cgroup.controllers", "cpu memory pids\n");
    file("cgroup.subtree_control", "memory pids\n");
    folder("user.slice");
    folder("user.slice/session");
    return tree;
}

static void version_2_makes_it_in_the_own_group_where_that_hands_on_its_controllers(void)
{
    struct cgroup_tree tree = version_2();
    file("user.slice/session/cgroup.subtree_control", "");
    struct cgroup cgroup;
    struct failure failure = {""};
    HOLDS(cgroup_make(&cgroup, tree, 0, 0, &failure));
    HOLDS(content_is("user.slice/session/cgroup.subtree_control", "+memory +pids"));
    cgroup_remove(&cgroup);
    file("user.slice/session/cgroup.subtree_control", "cpu memory pids\n");
    HOLDS(cgroup_make(&cgroup, tree, 0, 0, &failure));
    cgroup_remove(&cgroup);
    remove_root();
}

static void version_2_makes_it_beside_an_own_group_that_has_processes(void)
{
    struct cgroup_tree tree = version_2();
    file("user.slice/cgroup.subtree_control", "cpu memory pids\n");
    struct cgroup cgroup;
    struct failure failure = {""};
    HOLDS(cgroup_make(&cgroup, tree, 0, 0, &failure));
    HOLDS(is_made(cgroup.memory, "/user.slice"));
    HOLDS(strcmp(cgroup.memory, cgroup.pids) == 0);
    cgroup_remove(&cgroup);
    file("user.slice/cgroup.subtree_control", "cpu pids\n");
    HOLDS(cgroup_make(&cgroup, tree, 0, 0, &failure));
    HOLDS(is_made(cgroup.memory, ""));
    cgroup_remove(&cgroup);
    file("cgroup.subtree_control", "pids\n");
    HOLDS(!cgroup_make(&cgroup, tree, 0, 0, &failure));
    SAYS(failure.text, "no control group from");
    remove_root();
}

static void version_2_outside_of_the_namespace_is_not_ours(void)
{
    struct cgroup_tree tree = tree_of("0::/../other\n");
    file("cgroup.controllers", "memory pids\n");
    file("cgroup.subtree_control", "memory pids\n");
    struct cgroup cgroup;
    struct failure failure = {""};
    HOLDS(!cgroup_make(&cgroup, tree, 0, 0, &failure));
    SAYS(failure.text, "not below");
    remove_root();
}

static void what_was_left_by_killed_ones_is_removed_and_what_is_in_use_is_not(void)
{
    struct cgroup_tree tree = tree_of("4:memory:/\n3:pids:/\n");
    folder("memory");
    folder("memory/proclab-1");
    folder("memory/another");
    folder("pids");
    struct cgroup used;
    struct cgroup other;
    struct failure failure = {""};
    HOLDS(cgroup_make(&used, tree, 0, 0, &failure));
    char path[PATH_MAX];
    in_root(path, "memory/proclab-1");
    HOLDS(access(path, F_OK) < 0);
    in_root(path, "memory/another");
    HOLDS(access(path, F_OK) == 0);
    HOLDS(!cgroup_make(&other, tree, 0, 0, &failure));
    SAYS(failure.text, "File exists");
    HOLDS(access(used.memory, F_OK) == 0 && access(used.pids, F_OK) == 0);
    cgroup_remove(&used);
    remove_root();
}

static void without_doors_a_group_cannot_be_entered(void)
{
    struct cgroup_tree tree = version_2();
    struct cgroup cgroup;
    struct failure failure = {""};
    HOLDS(cgroup_make(&cgroup, tree, 0, 0, &failure));
    HOLDS(!cgroup_open(&cgroup, &failure));
    SAYS(failure.text, "cgroup.procs");
    cgroup_remove(&cgroup);
    remove_root();
}

static int exits_with_3(pid_t child)
{
    int status;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 3;
}

static void exit_with_3(void *context)
{
    _exit(context == &root ? 3 : 4);
}

static void without_a_group_a_child_is_an_ordinary_one(void)
{
    HOLDS(exits_with_3(cgroup_fork(&CGROUP_NONE, exit_with_3, &root)));
}

static void exit_with_3_in_group(void *context)
{
    char line[PATH_MAX];
    FILE *own = fopen("/proc/self/cgroup", "re");
    while (own != NULL && fgets(line, sizeof line, own) != NULL) {
        if (strncmp(line, "0::", 3) == 0 && strstr(line, context) != NULL)
            _exit(3);
    }
    _exit(4);
}

static const char *version_2_folder(void)
{
    static const char *const folders[] = {"/sys/fs/cgroup", "/sys/fs/cgroup/unified"};
    for (size_t i = 0; i < 2; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/cgroup.controllers", folders[i]);
        if (access(path, F_OK) == 0 && access(folders[i], W_OK) == 0)
            return folders[i];
    }
    return NULL;
}

static void in_version_2_a_child_is_created_in_the_group_and_its_parent_is_not(void)
{
    struct failure failure = {""};
    struct cgroup cgroup = CGROUP_NONE;
    char name[64]; /* another one than those that a sandbox that starts beside us removes */
    if (version_2_folder() == NULL)
        SKIP("no version 2 to write to");
    snprintf(name, sizeof name, "test-of-proclab-%d", (int)getpid());
    snprintf(cgroup.memory, sizeof cgroup.memory, "%s/%s", version_2_folder(), name);
    strcpy(cgroup.pids, cgroup.memory);
    HOLDS(mkdir(cgroup.memory, 0755) == 0);
    HOLDS(cgroup_open(&cgroup, &failure));
    HOLDS(exits_with_3(cgroup_fork(&cgroup, exit_with_3_in_group, name)));
    HOLDS(exits_with_3(cgroup_fork(&cgroup, exit_with_3_in_group, name)));
    HOLDS(!exits_with_3(cgroup_fork(&CGROUP_NONE, exit_with_3_in_group, name)));
    cgroup_remove(&cgroup);
    HOLDS(cgroup.doors[0] < 0 && cgroup.doors[1] < 0);
}

static void a_containers_limits_are_read_in_both_versions(void)
{
    bool memory;
    bool pids;
    struct cgroup_tree tree = tree_of("0::/\n");
    file("cgroup.controllers", "memory pids\n");
    file("memory.max", "536870912\n");
    file("pids.max", "max\n");
    file("memory.events", "low 0\noom 3\noom_kill 2\noom_group_kill 7\n");
    struct cgroup cgroup = cgroup_of_container(tree, &memory, &pids);
    HOLDS(memory && !pids);
    HOLDS(cgroup_oom_kills(&cgroup) == 2);
    file("memory.events", "low 0\noom 4\noom_kill 5\n");
    HOLDS(cgroup_oom_kills(&cgroup) == 5);
    close(cgroup.oom);
    remove_root();

    tree = tree_of("3:memory:/docker/1\n2:pids:/docker/1\n");
    folder("memory");
    folder("pids");
    file("memory/memory.limit_in_bytes", "9223372036854771712\n");
    file("memory/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n");
    file("pids/pids.max", "256\n");
    cgroup = cgroup_of_container(tree, &memory, &pids);
    HOLDS(!memory && pids);
    HOLDS(cgroup_oom_kills(&cgroup) == 1);
    close(cgroup.oom);
    remove_root();
}

static void without_control_groups_nothing_is_known(void)
{
    bool memory;
    bool pids;
    struct cgroup_tree tree = tree_of("");
    struct cgroup cgroup = cgroup_of_container(tree, &memory, &pids);
    HOLDS(!memory && !pids && cgroup_oom_kills(&cgroup) == -1);
    struct failure failure = {""};
    HOLDS(!cgroup_make(&cgroup, tree, 1, 1, &failure));
    remove_root();
}

static void words_are_compared_whole(void)
{
    HOLDS(cgroup_path_has_word("cpuset cpu memory pids\n", "pids"));
    HOLDS(cgroup_path_has_word("cpu,cpuacct", "cpuacct"));
    HOLDS(!cgroup_path_has_word("cpuset memory\n", "cpu"));
    HOLDS(!cgroup_path_has_word("", "memory"));
}

int main(void)
{
    static const struct test tests[] = {
        TEST(version_1_groups_are_made_below_the_own_ones),
        TEST(in_a_container_the_mounted_folder_is_the_group),
        TEST(a_missing_hierarchy_leaves_nothing_behind),
        TEST(a_limit_that_cannot_be_set_is_said_and_leaves_nothing_behind),
        TEST(version_2_makes_it_in_the_own_group_where_that_hands_on_its_controllers),
        TEST(version_2_makes_it_beside_an_own_group_that_has_processes),
        TEST(version_2_outside_of_the_namespace_is_not_ours),
        TEST(what_was_left_by_killed_ones_is_removed_and_what_is_in_use_is_not),
        TEST(without_doors_a_group_cannot_be_entered),
        TEST(without_a_group_a_child_is_an_ordinary_one),
        TEST(in_version_2_a_child_is_created_in_the_group_and_its_parent_is_not),
        TEST(a_containers_limits_are_read_in_both_versions),
        TEST(without_control_groups_nothing_is_known),
        TEST(words_are_compared_whole),
    };
    run_tests(tests, sizeof tests / sizeof *tests);
    return 0;
}
