package io.github.proclab.engine;

import io.github.proclab.lab.Build;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.WaitStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What came of a compiler's run in a session. What it made stands in the work folder of later runs.
 *
 * @param failure  why there is nothing to run; empty where it went well
 * @param messages what the compiler said; as hostile as the source that it read
 */
public record Compilation(Optional<String> failure, String messages) {

    /** As the linker says it. */
    private static final String NO_MAIN = "undefined reference to `main'";
    /** As compilers and make say it of a program that they ran (strsignal(3) of SIGXCPU). */
    private static final String OUT_OF_PROCESSOR_TIME = "CPU time limit exceeded";
    private static final int SIGXCPU = 24;
    /** As shells, env(1) and their like end where a command cannot be run, or is not found (POSIX, 2.8.2). */
    private static final Set<Integer> NO_COMMAND = Set.of(126, 127);

    /**
     * @param submitted the names of the files that were handed in
     * @param program   what must be there afterwards, as the lab runs it ("./fan")
     * @throws SandboxException where the sandbox broke
     * @throws TooBusy          where the machine did not let the compiler come to its end
     * @throws LabFault         where the sandbox does not have the lab's build command
     */
    public static Compilation in(Session session, Build build, Set<String> submitted, List<String> program) {
        List<String> made = program.stream().map(Compilation::plain).toList();
        Recording recording = session.run(new RunRequest(build.command(), Environment.of(session), Stdin.NONE, false, true,
                TestRun.limits(build.limits()), build.limits().grace(), -1, made));
        String messages = PlainOutput.of(recording);
        return new Compilation(failure(recording, build, submitted, messages).or(() -> missing(recording)), messages);
    }

    private static Optional<String> failure(Recording recording, Build build, Set<String> submitted, String messages) {
        Event.RunEnded end = recording.end();
        return switch (end.verdict()) {
            case ENDED -> ofItself(recording, build, submitted, messages);
            case TIMEOUT -> throw new TooBusy("The machine was too busy: the build was not over after "
                    + TimeUnit.NANOSECONDS.toSeconds(end.wallNanos()) + " s by the clock.");
            case LIMIT -> Optional.of("could not be compiled within the limits (" + end.detail() + ")");
            case NOT_STARTED -> notStarted(build, submitted, end.detail());
            case DEADLOCK, LIVELOCK, KILLED, ASTRAY -> Optional.of("could not be compiled: the compiler was stopped");
        };
    }

    private static Optional<String> ofItself(Recording recording, Build build, Set<String> submitted, String messages) {
        WaitStatus status = status(recording);
        if (status.exited() && status.code() == 0) {
            return Optional.empty();
        }
        if (status.exited() && NO_COMMAND.contains(status.code()) && !runsWhatIsSubmitted(build, submitted)) {
            throw fault(build, messages.isBlank() ? "it ended with " + status : messages.strip());
        }
        if (ranOutOfProcessorTime(recording.end(), build.limits().cpu(), status, messages)) {
            return Optional.of("took more than " + build.limits().cpu().toSeconds() + " s of processor time to compile");
        }
        return Optional.of(messages.contains(NO_MAIN) ? "has no main(): nothing in it can be run" : "does not compile");
    }

    private static boolean ranOutOfProcessorTime(Event.RunEnded end, Duration most, WaitStatus status, String messages) {
        boolean used = TimeUnit.MICROSECONDS.toNanos(end.cpuMicros()) >= most.toNanos();
        return used && (messages.contains(OUT_OF_PROCESSOR_TIME) || status.signaled() && (status.signal() == SIGXCPU || status.signal() == Signals.KILL));
    }

    /** A script that was handed in is the student's, whatever is wrong with it; but files are not executable as they are handed in. */
    private static Optional<String> notStarted(Build build, Set<String> submitted, String why) {
        if (submitted.contains(plain(build.command().get(0))) && !why.equals("Permission denied")) {
            return Optional.of("could not be compiled: " + build.command().get(0) + ": " + why);
        }
        throw fault(build, build.command().get(0) + ": " + why);
    }

    private static LabFault fault(Build build, String why) {
        return new LabFault("The lab's build command cannot be run in this sandbox: " + why + "\nThat is no fault of the submission: correct \"build\" in the lab file ("
                + String.join(" ", build.command()) + "), or put what it needs into the sandbox.");
    }

    /** By itself, or by a shell. */
    private static boolean runsWhatIsSubmitted(Build build, Set<String> submitted) {
        return build.command().stream().limit(2).map(Compilation::plain).anyMatch(submitted::contains);
    }

    private static String plain(String name) {
        return name.startsWith("./") ? name.substring("./".length()) : name;
    }

    private static WaitStatus status(Recording recording) {
        return recording.events().stream()
                .filter(event -> event instanceof Event.Ended && event.process() == 1)
                .map(event -> ((Event.Ended) event).status())
                .findFirst()
                .orElseThrow(() -> new SandboxException("the supervisor did not say how the compiler ended"));
    }

    private static Optional<String> missing(Recording recording) {
        return recording.events().stream()
                .filter(event -> event instanceof Event.Collection file && file.state() == Event.FileState.ABSENT)
                .map(event -> "compiles, but makes no program \"" + ((Event.Collection) event).name() + "\" that could be run")
                .findFirst();
    }

}
