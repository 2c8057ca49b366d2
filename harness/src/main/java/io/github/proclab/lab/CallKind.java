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
    SPAWN("posix_spawn", "posix_spawnp"),
    SYSTEM("system"),
    POPEN("popen"),
    EXEC("execl", "execlp", "execle", "execv", "execve", "execvp", "execvpe", "fexecve", "execveat"),
    WAIT("wait", "waitpid", "waitid", "wait3", "wait4"),
    PIPE("pipe", "pipe2"),
    DUP("dup", "dup2", "dup3"),
    KILL("kill", "killpg"),
    SLEEP("sleep", "usleep", "nanosleep", "clock_nanosleep"),
    PAUSE("pause"),
    SIGSUSPEND("sigsuspend"),
    ALARM("alarm", "setitimer"),
    SETPGID("setpgid"),
    SETSID("setsid"),
    FLOCK("flock"),
    SHMGET("shmget"),
    SEMGET("semget"),
    MSGGET("msgget");

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
