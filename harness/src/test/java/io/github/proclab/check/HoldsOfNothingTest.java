package io.github.proclab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.check.Finding.Status;
import io.github.proclab.trace.Event.IpcKind;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TraceScript;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check passes with nothing to hold of earns nothing where the test fails. */
class HoldsOfNothingTest {

    private static final String FAN = """
            exit: 0
            stdout: all done
            stderr: empty
            processes: main(child)
            reaped: all
            zombies: none
            orphans: none
            left-running: none
            descriptors: clean
            """;

    @Test
    void a_program_that_does_nothing_passes_nothing() {
        List<Finding> findings = Judged.allBy(FAN + "terminates: true\nipc: clean\nfiles: clean\ncalls: no system", nothing());

        assertThat(findings).extracting(Finding::status).doesNotContain(Status.PASSED).contains(Status.FAILED);
        assertThat(findings).filteredOn(finding -> finding.status() == Status.SKIPPED).extracting(Finding::actual)
                .containsOnly("the program did nothing: it created no process, wrote nothing and opened nothing");
    }

    @Test
    void a_program_that_creates_no_process_does_not_pass_for_treating_its_children_well() {
        Trace starter = main().writes(1, "all done\n").exits(1, 0).ends().trace();

        assertThat(Judged.allBy(FAN, starter)).filteredOn(finding -> finding.status() == Status.PASSED).extracting(Finding::check)
                .containsExactly("exit", "stdout", "stderr", "terminates");
        assertThat(Judged.by("{reaped: all, stdout: empty}", starter).actual()).isEqualTo("nothing to reap: the program created no process");
    }

    @Test
    void where_everything_else_passes_it_counts_in_full() {
        assertThat(Judged.allBy("reaped: all\nstdout: empty\nexit: 0", nothing())).extracting(Finding::status).containsOnly(Status.PASSED);
    }

    @Test
    void a_test_that_wants_no_other_process_does_not_hold_it_against_a_program_that_there_is_none() {
        Trace misspelt = main().writes(1, "al done\n").exits(1, 0).ends().trace();

        for (String alone : List.of("processes: 1", "processes: main")) {
            assertThat(Judged.allBy("stdout: all done\nreaped: all\ndescriptors: clean\n" + alone, misspelt)).extracting(Finding::status)
                    .containsExactly(Status.FAILED, Status.PASSED, Status.PASSED, Status.PASSED, Status.PASSED);
        }
    }

    @Test
    void a_bug_of_another_kind_costs_nothing_of_what_held() {
        Trace wrongLine = main().forks(1, 2).writes(2, "hello\n").exits(2, 0).waits(1, 2).writes(1, "al done\n").exits(1, 0).ends().trace();

        assertThat(Judged.allBy(FAN + "ipc: clean\nfiles: clean", wrongLine)).filteredOn(finding -> finding.status() != Status.PASSED)
                .extracting(Finding::check).containsExactly("stdout");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 127})
    void a_program_that_says_by_its_status_that_something_is_wrong_has_done_something(int status) {
        Trace usage = main().exits(1, status).ends().trace();

        assertThat(Judged.allBy("exit: " + status + "\nstdout: empty\nstderr: 'usage: fan N'\nprocesses: 1", usage)).extracting(Finding::status)
                .containsExactly(Status.PASSED, Status.PASSED, Status.FAILED, Status.PASSED, Status.PASSED);
    }

    @Test
    void objects_that_were_made_and_removed_are_something_to_hold_of() {
        Trace tidy = main().makes(1, IpcKind.POSIX_SHM, "/a").removes(1, IpcKind.POSIX_SHM, "/a").exits(1, 0).ends().trace();
        Trace none = main().writes(1, "x\n").exits(1, 0).ends().trace();

        assertThat(Judged.by("{ipc: clean, stdout: a}", tidy).status()).isEqualTo(Status.PASSED);
        assertThat(Judged.by("{ipc: clean, stdout: a}", none).status()).isEqualTo(Status.SKIPPED);
    }

    @Test
    void only_what_passed_can_hold_of_nothing() {
        Finding failed = new Finding("exit", Status.FAILED, "exit 0", "exit 1", List.of(), Optional.empty());

        assertThatThrownBy(() -> failed.ofNothing("why not")).isInstanceOf(IllegalArgumentException.class);
    }

    private static TraceScript main() {
        return TraceScript.run().main("./fan");
    }

    private static Trace nothing() {
        return main().exits(1, 0).ends().trace();
    }
}
