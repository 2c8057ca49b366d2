package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.explore.Bounds;
import io.github.proclab.explore.Dependency;
import io.github.proclab.explore.Exploration;
import io.github.proclab.explore.Explored;
import io.github.proclab.explore.KernelDependency;
import io.github.proclab.sandbox.Runs;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.Stdio;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many runs the dependency table spares: plain enumeration takes each order of any two calls for another schedule. */
class ReductionIT {

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();
    private static final int TEN_TIMES = 10;

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    @ParameterizedTest
    @CsvSource({"fan/solution/loop/fan.c, 2", "pipeline/solution/loop/pipeline.c, true | true"})
    void plain_enumeration_takes_more_than_ten_times_the_runs_and_comes_to_no_other_result(String source, String arguments) {
        ControlledProgram program = new ProgramRun(new Program.Source(Path.of("test-specs", source)), Arrays.asList(arguments.split(" ")), Stdin.NONE, Stdio.PIPE,
                Runs.TIME_ENOUGH, Duration.ofMillis(500)).controlled(PROGRAMS.session(TestedSandbox.LOCAL));

        Explored<Recording, Outcome> reduced = explored(program, new KernelDependency(), 2000);
        Explored<Recording, Outcome> plain = explored(program, (one, other) -> true, (int) (TEN_TIMES * reduced.coverage().runs()));

        assertThat(reduced.coverage().exhausted()).isTrue();
        assertThat(plain.coverage().exhausted()).isFalse();
        assertThat(reduced.kinds().keySet()).containsAll(plain.kinds().keySet());
    }

    private static Explored<Recording, Outcome> explored(ControlledProgram program, Dependency dependency, int runs) {
        return new Exploration<>(program, dependency, new Bounds(runs, Runs.TIME_ENOUGH),
                run -> Outcome.of(Trace.of(run.result(), (image, frames) -> Optional.empty()), Outcome.Pids.AS_HOLES), tried -> { }).explore();
    }
}
