package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.report.Report;
import io.github.proclab.report.Report.Status;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.TraceScript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine or the lab did is an error, and no mark. */
class NobodysFaultTest {

    private static final Recording TOO_LATE = FakeSandbox.notBuilt(Verdict.TIMEOUT, "");

    @TempDir
    private Path folder;

    private final Map<String, Report> reports = new ConcurrentHashMap<>();
    private final List<String> triedAgain = new CopyOnWriteArrayList<>();
    private LabFolder lab;

    @BeforeEach
    void lab() {
        lab = LabFolder.in(folder, LabFolder.TWO_TESTS);
    }

    @Test
    void a_build_that_the_machine_was_too_busy_for_is_made_again() {
        AtomicInteger builds = new AtomicInteger();

        grade(FakeSandbox.ofGoodPrograms().building(any -> builds.getAndIncrement() == 0 ? Optional.of(TOO_LATE) : Optional.empty()), lab.good("alice"));

        assertThat(reports.get("alice").fullMarks()).isTrue();
        assertThat(triedAgain).containsExactly("alice: The machine was too busy: the build was not over after 180 s by the clock.");
    }

    @Test
    void a_build_that_the_machine_is_too_busy_for_twice_is_an_error_and_no_mark() {
        grade(FakeSandbox.ofGoodPrograms().building(any -> Optional.of(TOO_LATE)), lab.good("alice"));

        assertThat(reports.get("alice").status()).isEqualTo(Status.ERROR);
        assertThat(reports.get("alice").message()).hasValue("The machine was too busy: the build was not over after 180 s by the clock. That happened twice, the second "
                + "time with no other submission beside it. Grade it again when the machine has less to do.");
    }

    @Test
    void a_build_takes_the_processor_time_that_the_lab_allows_and_no_more() {
        grade(FakeSandbox.ofGoodPrograms().building(any -> Optional.of(FakeSandbox.built(1,
                "gcc: fatal error: CPU time limit exceeded signal terminated program cc1", 10_100_000))), lab.good("alice"));

        assertThat(reports.get("alice").status()).isEqualTo(Status.BUILD_FAILED);
        assertThat(reports.get("alice").message().orElseThrow()).startsWith("took more than 10 s of processor time to compile\n");
    }

    @Test
    void a_program_that_the_machine_kept_from_going_on_is_run_again_and_is_no_failure() {
        AtomicInteger runs = new AtomicInteger();
        FakeSandbox starvesAtFirst = FakeSandbox.running((request, files) -> runs.getAndIncrement() == 0 ? starved(request.argv()) : FakeSandbox.allDone(request));

        grade(starvesAtFirst, lab.good("alice"));

        assertThat(reports.get("alice").fullMarks()).isTrue();
        assertThat(triedAgain).hasSize(1).allMatch(each -> each.startsWith("alice: The machine was too busy: \"says all done\" was still running after "));
    }

    @Test
    void a_program_that_the_machine_keeps_from_going_on_twice_is_an_error_and_no_mark() {
        grade(FakeSandbox.running((request, files) -> starved(request.argv())), lab.good("alice"));

        assertThat(reports.get("alice").status()).isEqualTo(Status.ERROR);
        assertThat(reports.get("alice").message().orElseThrow()).contains("That happened twice");
    }

    @Test
    void a_program_that_takes_its_time_by_itself_fails() {
        grade(FakeSandbox.running((request, files) -> TraceScript.run().main(request.argv().toArray(String[]::new)).timesOut().recording()), lab.good("alice"));

        assertThat(reports.get("alice").status()).isEqualTo(Status.GRADED);
        assertThat(reports.get("alice").score()).isZero();
        assertThat(triedAgain).isEmpty();
    }

    @Test
    void what_is_tried_again_is_tried_alone() throws InterruptedException {
        Exclusion exclusion = new Exclusion();
        CountDownLatch alone = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        Thread other = new Thread(() -> {
            alone.countDown();
            exclusion.alone(() -> order.add("alone"));
        });
        exclusion.beside(() -> {
            other.start();
            awaited(alone);
            return order.add("beside");
        });
        other.join();

        assertThat(order).containsExactly("beside", "alone");
    }

    @Test
    void a_build_command_that_is_not_there_is_the_lab_s_fault() {
        grade(FakeSandbox.ofGoodPrograms().building(any -> Optional.of(FakeSandbox.notBuilt(Verdict.NOT_STARTED, "No such file or directory"))), lab.good("alice"));

        assertThat(reports.get("alice").status()).isEqualTo(Status.ERROR);
        assertThat(reports.get("alice").message().orElseThrow()).startsWith("The lab's build command cannot be run in this sandbox: gcc: No such file or directory\n"
                + "That is no fault of the submission: correct \"build\" in the lab file (gcc ");
    }

    @Test
    void a_command_that_the_lab_s_shell_does_not_find_is_the_lab_s_fault() {
        lab = LabFolder.in(folder, LabFolder.TWO_TESTS.replace("tests:", "build: sh -c 'g++ -o fan fan.c'\ntests:"));

        grade(FakeSandbox.ofGoodPrograms().building(any -> Optional.of(FakeSandbox.built(127, "sh: 1: g++: not found\n", 1_000))), lab.good("alice"));

        assertThat(reports.get("alice").status()).isEqualTo(Status.ERROR);
        assertThat(reports.get("alice").message().orElseThrow()).contains("sh: 1: g++: not found");
    }

    @Test
    void a_command_that_the_student_s_makefile_does_not_find_is_the_student_s_fault() {
        lab = LabFolder.in(folder, LabFolder.TWO_TESTS.replace("tests:", "build: make\ntests:"));

        grade(FakeSandbox.ofGoodPrograms().building(any -> Optional.of(FakeSandbox.built(2, "make: g++: No such file or directory\n", 1_000))), lab.good("alice"));

        assertThat(reports.get("alice").status()).isEqualTo(Status.BUILD_FAILED);
    }

    @Test
    void a_command_that_the_student_s_script_does_not_find_is_the_student_s_fault() {
        lab = LabFolder.in(folder, LabFolder.TWO_TESTS.replace("submit: [fan.c]", "submit: [fan.c, build.sh]\nbuild: sh build.sh"));
        Candidate alice = lab.good("alice");
        LabFolder.write(alice.path().resolve("build.sh"), "g++ -o fan fan.c");

        grade(FakeSandbox.ofGoodPrograms().building(any -> Optional.of(FakeSandbox.built(127, "build.sh: 1: g++: not found\n", 1_000))), alice);

        assertThat(reports.get("alice").status()).isEqualTo(Status.BUILD_FAILED);
    }

    @Test
    void a_command_that_a_test_runs_and_that_is_not_there_is_the_lab_s_fault() {
        lab = LabFolder.in(folder, LabFolder.TWO_TESTS.replace("./fan 3", "bash fan 3"));

        grade(FakeSandbox.running((request, files) -> TraceScript.run().notStarted("No such file or directory").recording()), lab.good("alice"));

        assertThat(reports.get("alice").status()).isEqualTo(Status.ERROR);
        assertThat(reports.get("alice").message().orElseThrow())
                .startsWith("The test \"says all done\" runs bash, which cannot be started in this sandbox: No such file or directory.");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Recording starved(List<String> argv) {
        return TraceScript.run().main(argv.toArray(String[]::new)).starves().recording();
    }

    private void grade(FakeSandbox sandbox, Candidate candidate) {
        new Grader(LabFolder.grading(sandbox, new GradingListener() {
            @Override
            public void graded(Report report) {
                reports.put(report.submission(), report);
            }

            @Override
            public void triesAgain(String submission, RuntimeException cause) {
                triedAgain.add(submission + ": " + cause.getMessage());
            }
        }, candidate), Selection.ALL).grade(lab.file());
    }
}
