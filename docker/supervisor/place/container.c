#include "isolation.h"

#include "landlock.h"

#include <inttypes.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* The machine's own namespaces have fixed numbers (include/linux/proc_ns.h, unchanged since Linux 3.8). */
enum { MACHINE_IPC = 0xEFFFFFFF, MACHINE_UTS = 0xEFFFFFFE, MACHINE_PID = 0xEFFFFFFC };

static bool is_own_namespace(const char *name, unsigned machine)
{
    char path[64];
    char target[64] = "";
    char expected[64];
    snprintf(path, sizeof path, "/proc/self/ns/%s", name);
    snprintf(expected, sizeof expected, "%s:[%u]", name, machine);
    return readlink(path, target, sizeof target - 1) > 0 && strcmp(target, expected) != 0;
}

static bool is_up(int any_socket, const char *name)
{
    struct ifreq request = {0};
    snprintf(request.ifr_name, sizeof request.ifr_name, "%s", name);
    if (ioctl(any_socket, SIOCGIFFLAGS, &request) < 0)
        return true;
    return (request.ifr_flags & IFF_UP) != 0 && (request.ifr_flags & IFF_LOOPBACK) == 0;
}

/* Kernels put idle tunnels into every namespace: what counts is whether one besides the loopback is up. */
static bool is_without_network(void)
{
    int any_socket = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    struct if_nameindex *names = if_nameindex();
    bool without = any_socket >= 0 && names != NULL;
    for (size_t i = 0; without && names[i].if_index != 0; i++)
        without = !is_up(any_socket, names[i].if_name);
    if (names != NULL) {
        if_freenameindex(names);
    }
    if (any_socket >= 0)
        close(any_socket);
    return without;
}

static bool is_root_read_only(void)
{
    struct statvfs root;
    return statvfs("/", &root) == 0 && (root.f_flag & ST_RDONLY) != 0;
}

static void look_at(struct isolation *isolation, bool holds, const char *part, const char *weakness)
{
    if (holds)
        isolation_hold(isolation, part);
    else
        isolation_lack(isolation, "%s", weakness);
}

static void look_at_limits(struct isolation *isolation)
{
    bool memory;
    bool pids;
    isolation->cgroup = cgroup_of_container(CGROUP_TREE, &memory, &pids);
    if (!memory)
        isolation_lack(isolation, "the container has no limit on memory: a student's program can use up the machine's");
    if (!pids)
        isolation_lack(isolation, "the container has no limit on processes: a fork bomb can stop the machine");
    if (memory && pids)
        isolation_hold(isolation, "cgroup");
}

void isolation_of_container(const struct isolation_options *options, struct isolation *isolation)
{
    *isolation = isolation_none(options);
    strcpy(isolation->work, "/work");
    strcpy(isolation->stage_parent, "/stage");
    isolation->own_tmp = isolation->own_ipc = true;
    isolation->student = student_of(options->uid, options->gid);
    isolation->student.rules = landlock_of_settings(isolation->work);
    look_at(isolation, getpid() == 1 && is_own_namespace("pid", MACHINE_PID), "pid",
            "the container has no process namespace of its own: processes of other programs are visible");
    look_at(isolation, is_without_network(), "net",
            "the container has a network: a student's program can reach other machines");
    look_at(isolation, is_own_namespace("ipc", MACHINE_IPC), "ipc",
            "the container shares shared memory, semaphores and message queues with the machine");
    look_at(isolation, is_root_read_only(), "mount",
            "the container's system folders can be written to");
    look_at(isolation, is_own_namespace("uts", MACHINE_UTS), "uts", "the container has the machine's host name");
    look_at(isolation, isolation->student.another_user, "user",
            "student programs run as the same user as the supervisor");
    look_at_limits(isolation);
}
