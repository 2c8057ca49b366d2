package io.github.proclab.lab;

import java.util.List;

/**
 * What is told apart of the calls that a program makes. Functions of the C library that make the same system call look the same in a run,
 * and stand together here.
 */
public enum CallKind {
    FORK("fork"),
    VFORK("vfork"),
    /** clone(2) that is not told its child's end by SIGCHLD. */
    CLONE("clone"),
    SPAWN("posix_spawn", "posix_spawnp", "pidfd_spawn", "pidfd_spawnp"),
    SYSTEM("system"),
    POPEN("popen"),
    EXEC("execl", "execlp", "execle", "execv", "execve", "execvp", "execvpe", "fexecve", "execveat"),
    WAIT("wait", "waitpid", "waitid", "wait3", "wait4"),
    PIPE("pipe", "pipe2"),
    DUP("dup", "dup2", "dup3"),
    /** What a process sends to itself by raise(3), abort(3) or pthread_kill(3) is not told apart by process, and is none of these. */
    KILL("kill", "killpg", "sigqueue", "tgkill", "pidfd_send_signal"),
    SLEEP("sleep", "usleep", "nanosleep", "clock_nanosleep"),
    PAUSE("pause"),
    SIGSUSPEND("sigsuspend", "sigpause"),
    ALARM("alarm", "ualarm", "setitimer", "timer_settime"),
    SETPGID("setpgid", "setpgrp"),
    SETSID("setsid"),
    FLOCK("flock"),
    SHMGET("shmget"),
    SEMGET("semget"),
    MSGGET("msgget"),
    MSGSND("msgsnd"),
    MSGRCV("msgrcv"),
    MQ_SEND("mq_send", "mq_timedsend"),
    MQ_RECEIVE("mq_receive", "mq_timedreceive");

    private final List<String> functions;

    CallKind(String... functions) {
        this.functions = List.of(functions);
    }

    /** The word for all of them: "exec", "sleep". */
    public String word() {
        return this == EXEC ? "exec" : functions.get(0);
    }

    /** Of the C library: "execl", "execlp". */
    public List<String> functions() {
        return functions;
    }
}
