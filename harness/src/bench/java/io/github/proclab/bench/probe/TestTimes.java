package io.github.proclab.bench.probe;

import io.github.proclab.cli.BenchedCommand;
import io.github.proclab.sandbox.Installation;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Sandboxes;
import io.github.proclab.sandbox.Sandboxes.Choice;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Recording;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Grades a class one by one, and prints, for each test but the last of a submission, a line {@code SUBMISSION NANOS OWN}: from the beginning of its run to that of the next one, and
 * for how long the watched program itself ran.
 */
public final class TestTimes {

    private int submission;

    private TestTimes() { }

    /** @param arguments the sandbox, the lab file, the class, and where the results go */
    public static void main(String[] arguments) {
        Installation installation = Installation.ofThisProcess();
        Sandbox real = Sandboxes.choose(Choice.valueOf(arguments[0].toUpperCase(Locale.ROOT)), installation).sandbox();
        TestTimes times = new TestTimes();
        Sandbox timed = new Sandbox() {
            @Override
            public String kind() {
                return real.kind();
            }

            @Override
            public Session open(SandboxLimits limits) {
                return times.over(real.open(limits));
            }
        };
        System.exit(BenchedCommand.run(timed, installation.home(), "grade", arguments[1], "--each", arguments[2], "--out", Path.of(arguments[3]).toString(), "--jobs", "1", "--quiet"));
    }

    private synchronized Session over(Session session) {
        return new TimedSession(session, submission++);
    }

    private static final class TimedSession extends ObservedSession {

        private final int submission;
        private long began;
        private long own;

        TimedSession(Session session, int submission) {
            super(session);
            this.submission = submission;
        }

        @Override
        public Recording run(RunRequest request) {
            if (!request.traced()) {
                return super.run(request);
            }
            long now = System.nanoTime();
            if (began > 0) {
                System.out.println(submission + " " + (now - began) + " " + own);
            }
            began = now;
            Recording recording = super.run(request);
            own = recording.end().wallNanos();
            return recording;
        }
    }
}
