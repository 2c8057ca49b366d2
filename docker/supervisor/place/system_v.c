#include "system_v.h"

#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

/* Columns as in proc_sysvipc(5): key, id, … creator. */
static const struct {
    enum system_v_kind kind;
    const char *path;
    const char *columns;
} TABLES[] = {
    {SYSTEM_V_MEMORY, "/proc/sysvipc/shm", "%*d %d %*o %*u %*d %*d %*u %*u %*u %u"},
    {SYSTEM_V_SEMAPHORES, "/proc/sysvipc/sem", "%*d %d %*o %*u %*u %*u %u"},
    {SYSTEM_V_QUEUE, "/proc/sysvipc/msg", "%*d %d %*o %*u %*u %*d %*d %*u %*u %u"},
};

static bool each_of(size_t table, uid_t creator, system_v_found *found, void *context)
{
    FILE *file = fopen(TABLES[table].path, "re");
    if (file == NULL)
        return false;
    char line[512];
    bool on = true;
    while (on && fgets(line, sizeof line, file) != NULL) {
        int id;
        unsigned user;
        if (sscanf(line, TABLES[table].columns, &id, &user) == 2 && user == creator)
            on = found(context, TABLES[table].kind, id);
    }
    return fclose(file) == 0 && on;
}

bool system_v_objects(uid_t creator, system_v_found *found, void *context)
{
    bool on = true;
    for (size_t table = 0; on && table < sizeof TABLES / sizeof *TABLES; table++)
        on = each_of(table, creator, found, context);
    return on;
}

int system_v_remove(enum system_v_kind kind, int id)
{
    switch (kind) {
    case SYSTEM_V_MEMORY:
        return shmctl(id, IPC_RMID, NULL);
    case SYSTEM_V_SEMAPHORES:
        return semctl(id, 0, IPC_RMID);
    default:
        return msgctl(id, IPC_RMID, NULL);
    }
}
