/* The processes and threads of a run, named by how they were created: pids are used again, ids are not. */
#ifndef TASKS_H
#define TASKS_H

#include "bytes.h"
#include "descriptors.h"
#include "image.h"
#include "modules.h"
#include "objects.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/user.h>

enum { SIGNALS = 65 };

/* PID namespaces in each other that a run may make. */
enum { PID_NAMESPACES_DEEP = 4 };

enum disposition { BY_DEFAULT = 1, IGNORED = 2, HANDLED = 3 };

/* A stream whose buffer held text when it was copied. */
enum { UNFLUSHED = 4 };
struct unflushed {
    int fd;
    uint32_t length;
    unsigned looks; /* how many writes are still looked at; 0: none */
};

struct process {
    uint32_t id;
    pid_t pid;
    uint32_t parent; /* id of the process whose child it is now; 0: the supervisor */
    pid_t told_parent; /* what getppid(2) told it last; 0: nothing yet */
    uint32_t lost;   /* id of the parent whose end made it another's child; 0: none */
    uint32_t init;   /* id of the first process of its PID namespace; 0: the supervisor */
    uint32_t init_outside; /* of such a first process: the init of the namespace around */
    uint32_t init_of_children; /* of the namespace that its unshare(2) put them in, once there is one */
    size_t depth;    /* of PID namespaces of the run's own that it is in */
    pid_t inside[PID_NAMESPACES_DEEP]; /* its pid in each of them, the outermost first */
    unsigned threads_alive;
    bool killed;     /* somebody is sending it a SIGKILL, or has */
    bool ended;      /* its last thread has begun to exit */
    bool collected;  /* it is a zombie, or gone */
    bool reaped;     /* its parent has it, or it went by itself */
    bool stopped;
    bool stop_told; /* a wait of its parent's has had it */
    int stop_signal; /* that stopped it last */
    bool stop_to_come; /* a wait told of it before its own event did */
    bool subreaper;
    bool timer_armed;
    bool timer_repeats;
    bool executing; /* one of its threads is in execve(2): its memory must be left alone */
    bool sigchld_nocldwait;
    uint8_t dispositions[SIGNALS]; /* of the signals that sigaction is watched for */
    uint64_t restarting;           /* SA_RESTART; bit n - 1 for signal n */
    bool shares_memory;            /* with its creator, until it executes: vfork(2), or CLONE_VM */
    bool executed;   /* it has got beyond the supervisor's own code */
    int exec_error;  /* of its last failed exec */
    uint32_t status;
    uint64_t cpu_us; /* with the children that it waited for */
    bool allocation_failed; /* which was told */
    bool shares_descriptors; /* with another process: CLONE_FILES */
    struct descriptors descriptors;
    struct unflushed unflushed[UNFLUSHED];
    struct image *image; /* the student's own, or NULL */
    uint64_t image_bias; /* added to addresses of its ELF file */
    struct modules *modules; /* NULL: not read yet */
    unsigned module_reads;
};

/* A system call between its entry and its return. */
struct call {
    bool under_way;
    bool began;     /* BEGAN was said */
    bool prompt;    /* it waits for nobody, and may have taken effect as soon as another thread goes on */
    bool interrupted; /* by a signal: it is made again, or fails with EINTR if a handler runs (signal(7)) */
    long number;
    uint64_t arguments[6];
    uint32_t since;
    struct object object; /* what it is about, where that had to be known at entry */
    int fd;
    uint64_t done; /* bytes of a write that was cut short by a signal nobody handles */
    char *path;    /* of exec and open, at entry */
    struct bytes argv;
    uint32_t argc;
    struct bytes buffers; /* of exec, at entry: what stdio has not written; buffer_count streams */
    uint32_t buffer_count;
    uint64_t frames[8]; /* where exec was called: afterwards that stack is gone */
    size_t frame_count;
};

enum thread_state {
    RUNNING,
    HELD,      /* at the entry of a call, until another process has got out of the way */
    PARKED,    /* where a controlled run has it stand: at the entry of a call, or at its end */
    LISTENING, /* in a group-stop */
    EXITING    /* its exit event has been seen */
};

/* What a thread had in its registers when it called clone3(2), which is made as clone(2). */
struct clone3_registers {
    bool changed;
    uint64_t arguments[5]; /* rdi, rsi, rdx, r10, r8 */
};

struct thread {
    pid_t tid;
    struct process *process;
    enum thread_state state;
    bool stopping; /* a signal was handed on that stops its process */
    struct call call;
    uint64_t clone_flags;
    struct clone3_registers clone3;
    bool began; /* it has come to its first stop */
};

struct tasks {
    struct process **processes; /* by id - 1 */
    size_t process_count;
    struct thread **threads; /* that live */
    size_t thread_count;
    struct process **present; /* that have not been reaped */
    size_t present_count;
};

extern struct tasks tasks;

/* What all processes used together. */
struct usage {
    uint64_t cpu_us, peak_kib;
};

extern struct usage usage_of_run;

void tasks_clear(void);

/* Inherits from `parent` what fork(2) hands on; NULL for the first process. */
struct process *process_add(pid_t pid, struct process *parent);
struct process *process_by_id(uint32_t id);
/* The one that has this pid now, a zombie included; NULL: none. */
struct process *process_by_pid(pid_t pid);
/* The last one that has had this pid; NULL: none has. */
struct process *process_last_with_pid(pid_t pid);
/* Its pid may be used again from here on. */
void process_reaped(struct process *process);

struct thread *thread_add(pid_t tid, struct process *process);
struct thread *thread_by_tid(pid_t tid);
void thread_remove(struct thread *thread);

void call_clear(struct call *call);

#endif
