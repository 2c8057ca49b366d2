package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.sandbox.docker.Containers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.parallel.Isolated;

/** However a grader or a sandbox ends, nothing of it stays. */
@Isolated("it looks at every sandbox of this JVM")
class NothingLeftIT {

    @EachSandbox
    void nothing_is_left_of_a_session_that_was_closed(TestedSandbox where) {
        Session session = where.open();
        session.run(Runs.traced("true"));
        session.close();
        if (where == TestedSandbox.DOCKER) {
            assertThat(Containers.ofHere(ProcessHandle.current().pid())).isEmpty();
        } else {
            assertThat(ProcessHandle.current().descendants().map(ProcessHandle::info).map(ProcessHandle.Info::command))
                    .noneMatch(command -> command.orElse("").endsWith("proclab-supervisor"));
        }
    }

    @EachSandbox
    void nothing_is_left_of_a_grader_that_was_asked_to_end(TestedSandbox where) throws Exception {
        where.sandbox();
        try (Grader grader = Grader.grading(where)) {
            List<ProcessHandle> started = grader.descendants();
            grader.terminate();
            assertGone(where, grader, started);
        }
    }

    @EachSandbox
    void nothing_is_left_of_a_grader_that_was_killed(TestedSandbox where) throws Exception {
        where.sandbox();
        try (Grader grader = Grader.grading(where)) {
            List<ProcessHandle> started = grader.descendants();
            grader.kill();
            assertGone(where, grader, started);
        }
    }

    private static void assertGone(TestedSandbox where, Grader grader, List<ProcessHandle> started) throws Exception {
        if (where == TestedSandbox.DOCKER) {
            eventually(() -> Containers.ofHere(grader.pid()).isEmpty());
        } else {
            assertThat(started).as("a supervisor, and what it runs").hasSizeGreaterThan(1);
            for (ProcessHandle process : started) {
                process.onExit().get();
            }
        }
    }

    /** The engine tells when it has removed a container, but only to who asks. */
    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
