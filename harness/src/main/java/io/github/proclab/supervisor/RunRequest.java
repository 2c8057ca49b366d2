package io.github.proclab.supervisor;

import io.github.proclab.trace.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One run, as docs/protocol.md describes it.
 *
 * @param argv    a name without a slash is looked up in the PATH of env
 * @param env     "NAME=value"
 * @param stdio   what stdout and stderr are
 * @param traced  whether its processes are watched; the build's are not
 * @param keep    whether the work folder becomes the stage of later runs, where the first process exits 0
 * @param grace   how long others may live on when the first process has ended
 * @param cpu     the processor that the run is pinned to; -1: none; -2: the one that the supervisor is on
 * @param collect names of files to hand out when the run has ended
 * @param schedule who goes on when; empty: the kernel decides
 * @param namespaces whether its processes may make user and PID namespaces; only a traced run that is not controlled lets them
 */
public record RunRequest(List<String> argv, List<String> env, Stdin stdin, Stdio stdio, boolean traced, boolean keep,
                         RunLimits limits, Duration grace, int cpu, List<String> collect, Optional<Schedule> schedule, boolean namespaces) {

    /** TERMINAL: what is typed at the terminal that stdout and stderr are. */
    public enum StdinKind { NULL, PIPE, FILE, TERMINAL }

    /** PTY: one pseudo-terminal for both, which is the session's. FILE: a file for each. Only a traced run has another than PIPE. */
    public enum Stdio { PIPE, PTY, FILE }

    public record Stdin(StdinKind kind, Bytes content) {
        public static final Stdin NONE = new Stdin(StdinKind.NULL, Bytes.EMPTY);

        /** For a run that has none: what would be typed comes through a pipe. */
        public Stdin withoutTerminal() {
            return kind == StdinKind.TERMINAL ? new Stdin(StdinKind.PIPE, content) : this;
        }
    }

    /**
     * @param wall      of the whole run
     * @param cpu       of each process
     * @param memory    bytes that each process may have touched
     * @param processes alive at once
     * @param output    bytes on stdout and stderr together
     * @param file      bytes of a file
     */
    public record RunLimits(Duration wall, Duration cpu, long memory, int processes, long output, long file) { }

    public RunRequest {
        argv = List.copyOf(argv);
        env = List.copyOf(env);
        collect = List.copyOf(collect);
        if (schedule.isPresent() && !traced) {
            throw new IllegalArgumentException("a run that nobody watches cannot be controlled");
        }
        if (schedule.isPresent() && stdio == Stdio.PTY) {
            throw new IllegalArgumentException("at a terminal keys are pressed when nobody goes on, which a controlled run does not know");
        }
        if (namespaces && (schedule.isPresent() || !traced)) {
            throw new IllegalArgumentException("namespaces are let be made only where a run is watched, and not controlled");
        }
    }

    /** One whose processes the kernel schedules, with pipes for stdout and stderr. */
    public RunRequest(List<String> argv, List<String> env, Stdin stdin, boolean traced, boolean keep,
                      RunLimits limits, Duration grace, int cpu, List<String> collect) {
        this(argv, env, stdin, Stdio.PIPE, traced, keep, limits, grace, cpu, collect, Optional.empty(), false);
    }

    public RunRequest with(Schedule wanted) {
        return new RunRequest(argv, env, stdin, stdio, traced, keep, limits, grace, cpu, collect, Optional.of(wanted), namespaces);
    }

    public RunRequest on(Stdio wanted) {
        return new RunRequest(argv, env, stdin, wanted, traced, keep, limits, grace, cpu, collect, schedule, namespaces);
    }

    public RunRequest lettingNamespacesBeMade() {
        return new RunRequest(argv, env, stdin, stdio, traced, keep, limits, grace, cpu, collect, schedule, true);
    }
}
