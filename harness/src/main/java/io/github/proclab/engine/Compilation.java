package io.github.proclab.engine;

import io.github.proclab.lab.Build;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import java.util.Optional;

/**
 * What came of a compiler's run in a session. What it made stands in the work folder of later runs.
 *
 * @param failure  why there is nothing to run; empty where it went well
 * @param messages what the compiler said; as hostile as the source that it read
 */
public record Compilation(Optional<String> failure, String messages) {

    /** As the linker says it. */
    private static final String NO_MAIN = "undefined reference to `main'";

    /**
     * @param program what must be there afterwards, as the lab runs it ("./fan")
     * @throws SandboxException where the sandbox broke
     */
    public static Compilation in(Session session, Build build, List<String> program) {
        List<String> made = program.stream().map(name -> name.substring("./".length())).toList();
        Recording recording = session.run(new RunRequest(build.command(), Environment.of(session), Stdin.NONE, false, true,
                TestRun.limits(build.limits()), build.limits().grace(), -1, made));
        String messages = PlainOutput.of(recording);
        return new Compilation(failure(recording, build, messages).or(() -> missing(recording)), messages);
    }

    private static Optional<String> failure(Recording recording, Build build, String messages) {
        Event.RunEnded end = recording.end();
        return switch (end.verdict()) {
            case ENDED -> succeeded(recording) ? Optional.empty()
                    : Optional.of(messages.contains(NO_MAIN) ? "has no main(): nothing in it can be run" : "does not compile");
            case TIMEOUT -> Optional.of("took longer than " + build.limits().wall().toSeconds() + " s to compile");
            case LIMIT -> Optional.of("could not be compiled within the limits (" + end.detail() + ")");
            case NOT_STARTED -> Optional.of("could not be compiled: " + end.detail());
            case DEADLOCK, LIVELOCK, KILLED, ASTRAY -> Optional.of("could not be compiled: the compiler was stopped");
        };
    }

    private static boolean succeeded(Recording recording) {
        WaitStatus status = recording.events().stream()
                .filter(event -> event instanceof Event.Ended && event.process() == 1)
                .map(event -> ((Event.Ended) event).status())
                .findFirst()
                .orElseThrow(() -> new SandboxException("the supervisor did not say how the compiler ended"));
        return status.exited() && status.code() == 0;
    }

    private static Optional<String> missing(Recording recording) {
        return recording.events().stream()
                .filter(event -> event instanceof Event.Collection file && file.state() == Event.FileState.ABSENT)
                .map(event -> "compiles, but makes no program \"" + ((Event.Collection) event).name() + "\" that could be run")
                .findFirst();
    }

}
