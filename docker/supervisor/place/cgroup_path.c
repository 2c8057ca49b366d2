#include "cgroup_path.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool cgroup_path_has_word(const char *list, const char *word)
{
    for (const char *at = list; *at != '\0';) {
        size_t length = strcspn(at, " ,\n");
        if (length == strlen(word) && strncmp(at, word, length) == 0)
            return true;
        at += length;
        at += strspn(at, " ,\n");
    }
    return false;
}

/* A line is "number:controllers:path"; version 2 has no controllers. */
static bool line_path(char *line, const char *controller, char own[PATH_MAX])
{
    char *controllers = strchr(line, ':');
    char *path = controllers == NULL ? NULL : strchr(controllers + 1, ':');
    if (path == NULL)
        return false;
    *path++ = '\0';
    controllers++;
    path[strcspn(path, "\n")] = '\0';
    bool is_it = controller == NULL ? *controllers == '\0' : cgroup_path_has_word(controllers, controller);
    if (is_it)
        snprintf(own, PATH_MAX, "%s", path);
    return is_it;
}

/* What the kernel tells, with a slash at its start; "" for the root. */
static bool own_path(struct cgroup_tree tree, const char *controller, char own[PATH_MAX])
{
    FILE *file = fopen(tree.process, "re");
    char line[PATH_MAX + 256];
    bool found = false;
    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL)
        found = line_path(line, controller, own);
    if (file != NULL)
        fclose(file);
    if (found && strcmp(own, "/") == 0)
        own[0] = '\0';
    return found && strstr(own, "/..") == NULL;
}

static bool is_folder(const char *path)
{
    struct stat stat_of;
    return stat(path, &stat_of) == 0 && S_ISDIR(stat_of.st_mode);
}

static bool join(char path[PATH_MAX], const char *one, const char *slash, const char *other, const char *rest)
{
    return snprintf(path, PATH_MAX, "%s%s%s%s", one, slash, other, rest) < PATH_MAX && is_folder(path);
}

bool cgroup_path_version_1(struct cgroup_tree tree, const char *controller, char path[PATH_MAX])
{
    char own[PATH_MAX];
    return (own_path(tree, controller, own) && join(path, tree.root, "/", controller, own))
        || join(path, tree.root, "/", controller, "");
}

bool cgroup_path_version_2(struct cgroup_tree tree, char path[PATH_MAX])
{
    char own[PATH_MAX];
    return own_path(tree, NULL, own) && (join(path, tree.root, "", "", own) || join(path, tree.root, "", "", ""));
}

bool cgroup_path_up(struct cgroup_tree tree, char path[PATH_MAX])
{
    if (strlen(path) <= strlen(tree.root))
        return false;
    *strrchr(path, '/') = '\0';
    return strlen(path) >= strlen(tree.root);
}

bool cgroup_path_is_version_2(struct cgroup_tree tree)
{
    char path[PATH_MAX];
    return snprintf(path, sizeof path, "%s/cgroup.controllers", tree.root) < (int)sizeof path && access(path, F_OK) == 0;
}
