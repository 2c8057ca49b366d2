package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.explore.Execution;
import io.github.proclab.explore.Schedule;
import io.github.proclab.report.OutcomesReport;
import io.github.proclab.report.ScheduleReport;
import io.github.proclab.sandbox.Runs;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.Stdio;
import io.github.proclab.trace.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small programs whose outcomes were worked out by hand: all of them are found, and no other. */
class ScheduledProgramsIT {

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();
    private static final TestedSandbox WHERE = TestedSandbox.LOCAL;

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    private static ProgramRun run(String name) {
        return new ProgramRun(new Program.Source(Path.of("harness/src/test/resources/programs", "schedules_" + name + ".c")), List.of(), Stdin.NONE, Stdio.PIPE,
                Runs.TIME_ENOUGH, Duration.ofMillis(500));
    }

    private static ProgramExploration exploration(String name) {
        return new ProgramExploration(run(name), 8000, Runs.TIME_ENOUGH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "letters; ABBCCCC ABCBCCC ABCCBCC",
        "merge; ab12 a1b2 a12b 1ab2 1a2b 12ab",
        "sleep; child_parent_ parent_child_",
        "barrier; child_parent_",
        "counter; 1 2",
        "wnohang; ended not_yet",
        "readers; xy yx",
        "killed; ! .",
        "reaps; 123 132 213 231 312 321",
        "kept_wakeup; woken",
        "limited; Rc cR Tc cT",
        "last_close; end later",
    })
    void a_program_has_exactly_these_outputs(String name, String outputs) {
        OutcomesReport found = exploration(name).outcomes(PROGRAMS.session(WHERE), tried -> { });
        Set<String> worked = Arrays.stream(outputs.strip().split(" ")).map(each -> each.replace('_', ' ')).collect(Collectors.toSet());
        assertThat(found.outcomes().stream().map(OutcomesReport.OutcomeReport::stdout).collect(Collectors.toSet())).isEqualTo(worked);
        assertThat(found.complete()).isTrue();
        assertThat(found.outcomes()).allMatch(outcome -> outcome.verdict().equals("ended"));
    }

    @ParameterizedTest
    @CsvSource({"inversion, LOCAL", "inversion, DOCKER", "lost_wakeup, LOCAL", "lost_wakeup, DOCKER"})
    void a_deadlock_that_takes_bad_luck_is_found_and_comes_again_each_time(String name, TestedSandbox where) {
        ScheduleReport report = exploration(name).in(PROGRAMS.session(where), tried -> { }).report();
        ScheduleReport.Failure failure = report.failure().orElseThrow();
        assertThat(report.exhausted()).isTrue();
        assertThat(failure.says()).contains("deadlock");
        assertThat(failure.schedules()).isPositive().isLessThan(report.schedules());
        assertThat(failure.decision().orElseThrow().first().at().orElseThrow()).startsWith("schedules_" + name + ".c:");
        ControlledProgram program = run(name).controlled(PROGRAMS.session(where));
        for (int time = 0; time < 50; time++) {
            Execution<Recording> again = program.run(Schedule.following(failure.schedule()));
            assertThat(again.result().end().verdict().name()).isEqualTo("DEADLOCK");
            assertThat(again.choices()).isEqualTo(failure.schedule());
        }
    }
}
