/* Who takes steps in a controlled run: each thread, and each zombie that is to be released. */
#ifndef RUNNERS_H
#define RUNNERS_H

#include "rounds.h"
#include "tasks.h"
#include "touches.h"

#include <stdbool.h>
#include <stdint.h>

enum what { MAKES_CALL = 1, FALLS_ASLEEP, EXITS, IS_RELEASED, TIMER, RUNS_OUT, LETS_GO };

enum standing {
    CREATED_ONLY, /* it has not run yet */
    RUNS,         /* on its way to its next visible call */
    STANDS,       /* before its next step */
    INSIDE,       /* in a call that the kernel has put to sleep */
    STOPPED_BY_SIGNAL,
    IN_VFORK,     /* until its child executes or exits */
    OUTLIVED,         /* the first thread, which has ended before the others of its process */
    ENDS,         /* past its exit step, not a zombie yet */
    GONE
};

struct runner;
struct visible;

/* An end of a pipe that it has closed, while others have not noticed yet. */
struct held_end {
    int copy, fd;
    uint32_t pipe;
    uint8_t modes;
    uint64_t inode;
};

enum { MOST_HELD = 8 };

/* What it was like at one point of a loop that it goes round in. */
struct circle {
    uint64_t state; /* of its memory and registers; 0: not known */
    uint32_t seen_at;
    uint32_t began_at; /* the run's step since when it has always been the same there */
    bool closed;       /* it came back to it */
};

/* Whether the step can be made now, and what it touches. */
struct outlook {
    bool ready;
    bool limited;     /* it waits until `due` at most */
    uint64_t due;     /* in the runner's own time */
    bool interruptible; /* a signal that is handled ends its wait */
    bool restarts;    /* … or not, where the handler asks for that: SA_RESTART */
    uint64_t sleeps;  /* that long it does nothing else */
    bool tried;       /* only by trying can one know */
    struct touches touches;
};

struct runner {
    uint32_t who;
    pid_t tid;
    struct process *process;
    struct thread *thread; /* NULL: it has ended */
    enum standing standing;
    enum what what;
    const struct visible *visible; /* the call that it stands before */
    long call;
    uint64_t arguments[6];
    bool leaving;      /* it is past its last call */
    bool asleep;       /* it has fallen asleep in that call: a signal interrupts it */
    bool refused;      /* it has tried in vain, and nothing that it touches was touched since */
    bool hit;          /* a signal may be pending that has to be seen to */
    bool caught;       /* a signal reached it since its last step */
    bool vforked;      /* its child let it go on since */
    bool again;        /* it makes the rest of a call that went through in part */
    struct held_end held[MOST_HELD]; /* in the order in which it lets them go */
    unsigned held_count;
    enum what after; /* what it stands before when it has let all of them go */
    struct rounds rounds;
    struct circle circle;
    uint32_t last_turn; /* the run's step that was its last one, or that created it */
    unsigned gave_way; /* how many times in a row: by sleeping, or looking in vain */
    bool stopped, told_pending, preempted;
    bool begins;       /* its first piece of computing is a step: it may read and write memory that it shares */
    bool able;         /* it could go on when that was last looked at */
    bool timed_out;
    bool flags_set;    /* O_NONBLOCK, for the sake of a step */
    uint32_t vfork_child;
    uint64_t runs_out_at; /* in its own time: when its limited wait is over */
    uint64_t wait_began; /* in its own time: when it came to the call that it stands before */
    uint64_t locks, ipcs; /* bit id of those that it has touched, which its end may let go */
    bool lets_go;         /* of the second there are some: attached segments, operations to be undone */
    uint8_t uncontrolled; /* bit why: what has been said of it */
    uint64_t clock;    /* nanoseconds of its own virtual time */
    uint64_t alarm_due, alarm_interval; /* of its process, kept with its first thread; 0: none */
    uint64_t priority;
    uint64_t fifo;     /* that it waits to open; 0: none */
    uint8_t fifo_mode;
    unsigned questions, draws;
    uint64_t computed; /* nanoseconds of the processor's time when it was first seen not to come to another step; 0: it was not */
    uint8_t lent[256]; /* what stands in the student's memory, but for a call */
    uint64_t lent_at;
    size_t lent_length;
    int handle;        /* a pidfd of its process; -1: not open */
    bool masks;        /* it has blocked signals, or one from which it comes has */
    uint64_t caught_signals; /* bit n - 1 for signal n */
    uint64_t restarting;
    bool death_signal; /* its parent's end is one to it: PR_SET_PDEATHSIG of prctl(2), which a child does not inherit */
    bool child_stop_told, child_continue_told; /* its parent has waited for its last stop, its going on */
    bool continued;
    uint32_t descriptions[REMEMBERED]; /* of the open file that each descriptor is of */
    struct outlook outlook;
};

struct runners {
    struct runner **list; /* in the order of creation */
    size_t count;
};

extern struct runners runners;

/* `creator` NULL: the first. */
struct runner *runner_add(struct thread *thread, const struct runner *creator);
struct runner *runner_of(const struct thread *thread);
/* The one of the process's first thread. */
struct runner *runner_of_process(const struct process *process);
struct runner *runner_by_who(uint32_t who);
/* The first in the order of creation; NULL: none. */
struct runner *runner_with_standing(enum standing standing);
/* … and not before its end. */
bool runner_stands_before_call(const struct runner *runner);
/* A descriptor by which its process's own can be reached (pidfd_open(2)); -1: there is none. */
int runner_handle(struct runner *runner);
void runner_gone(struct runner *runner);
uint32_t runner_new_description(void);
void runners_clear(void);

#endif
