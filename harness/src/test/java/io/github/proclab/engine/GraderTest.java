package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.report.Report;
import io.github.proclab.report.Report.Status;
import io.github.proclab.report.ReportJson;
import io.github.proclab.report.TestReport;
import io.github.proclab.sandbox.Outage;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.TraceScript;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraderTest {

    @TempDir
    private Path folder;

    private final Map<String, Report> reports = new ConcurrentHashMap<>();
    private final FakeSandbox sandbox = FakeSandbox.ofGoodPrograms();
    private final List<String> triedAgain = new CopyOnWriteArrayList<>();
    private LabFolder lab;

    @BeforeEach
    void lab() {
        lab = LabFolder.in(folder, LabFolder.TWO_TESTS);
    }

    @Test
    void points_are_those_of_the_tests_that_pass() {
        FakeSandbox misspeltAtFirst = FakeSandbox.running((request, files) -> request.argv().contains("3")
                ? TraceScript.run().main("./fan", "3").writes(1, "al done\n").exits(1, 0).ends().recording() : FakeSandbox.allDone(request));

        grade(misspeltAtFirst, lab.good("alice"));

        Report report = reports.get("alice");
        assertThat(report.status()).isEqualTo(Status.GRADED);
        assertThat(report.score()).isEqualByComparingTo("10");
        assertThat(report.maxScore()).isEqualByComparingTo("15");
        assertThat(report.tests()).extracting(TestReport::status).containsExactly(TestReport.Status.FAILED, TestReport.Status.PASSED);
        assertThat(report.tests()).extracting(TestReport::trace).containsExactly(Optional.of("traces/1.json.gz"), Optional.of("traces/2.json.gz"));
    }

    @Test
    void one_session_serves_a_submission_and_is_closed() {
        grade(sandbox, lab.good("alice"), lab.good("bob"));

        assertThat(sandbox.opened()).isEqualTo(2);
        assertThat(sandbox.stillOpen()).isZero();
    }

    @Test
    void what_does_not_compile_is_scored_with_the_compiler_s_messages() {
        grade(sandbox, lab.submission("bob", "syntax error"));

        Report report = reports.get("bob");
        assertThat(report.status()).isEqualTo(Status.BUILD_FAILED);
        assertThat(report.message()).hasValue("does not compile\nfan.c:1:1: error: syntax error\u001b[31m");
        assertThat(report.score()).isZero();
        assertThat(report.maxScore()).isEqualByComparingTo("15");
        assertThat(report.tests()).extracting(TestReport::status).containsOnly(TestReport.Status.SKIPPED);
        assertThat(sandbox.stillOpen()).isZero();
    }

    @Test
    void what_compiles_to_nothing_that_could_be_run_is_told_as_such() {
        grade(sandbox, lab.submission("bob", "no main"));

        assertThat(reports.get("bob").status()).isEqualTo(Status.BUILD_FAILED);
        assertThat(reports.get("bob").message()).hasValue("compiles, but makes no program \"fan\" that could be run");
    }

    @Test
    void a_file_that_is_missing_costs_the_score_and_no_sandbox() {
        LabFolder.write(folder.resolve("submissions/carol/other.txt"), "");

        grade(sandbox, new Candidate("carol", folder.resolve("submissions/carol")));

        assertThat(reports.get("carol").status()).isEqualTo(Status.MISSING_FILES);
        assertThat(reports.get("carol").message().orElseThrow()).startsWith("fan.c is missing");
        assertThat(reports.get("carol").sandbox()).isEmpty();
        assertThat(sandbox.opened()).isZero();
    }

    @Test
    void a_submission_that_is_not_there_is_reported_and_the_rest_graded() {
        grade(sandbox, new Candidate("nobody", folder.resolve("nobody")), lab.good("alice"));

        assertThat(reports.get("nobody").status()).isEqualTo(Status.MISSING_FILES);
        assertThat(reports.get("alice").fullMarks()).isTrue();
    }

    @Test
    void a_sandbox_that_breaks_in_the_middle_is_an_error_and_the_rest_is_graded() {
        FakeSandbox breaks = FakeSandbox.running((request, files) -> {
            if (files.get("fan.c").contains("breaks") && request.argv().contains("0")) {
                throw new SandboxException("The container is gone.");
            }
            return FakeSandbox.allDone(request);
        });

        grade(breaks, lab.submission("mallory", "breaks"), lab.good("alice"));

        Report report = reports.get("mallory");
        assertThat(report.status()).isEqualTo(Status.ERROR);
        assertThat(report.message()).hasValue("The container is gone. That happened twice.");
        assertThat(report.tests()).extracting(TestReport::status).containsExactly(TestReport.Status.PASSED, TestReport.Status.ERROR);
        assertThat(reports.get("alice").fullMarks()).isTrue();
        assertThat(breaks.stillOpen()).isZero();
    }

    @Test
    void a_sandbox_that_breaks_once_costs_a_second_one_and_nothing_else() {
        AtomicInteger broken = new AtomicInteger();
        FakeSandbox breaksOnce = FakeSandbox.running((request, files) -> {
            if (request.argv().contains("0") && broken.getAndIncrement() == 0) {
                throw new SandboxException("The container is gone.");
            }
            return FakeSandbox.allDone(request);
        });

        grade(breaksOnce, lab.good("alice"));

        assertThat(reports.get("alice").fullMarks()).isTrue();
        assertThat(breaksOnce.opened()).isEqualTo(2);
        assertThat(breaksOnce.stillOpen()).isZero();
        assertThat(breaksOnce.runs()).as("what was judged before it broke stands").hasSize(3);
        assertThat(triedAgain).containsExactly("alice");
    }

    @Test
    void outages_are_waited_for_and_do_not_count_as_the_submission_s_own() {
        AtomicInteger failures = new AtomicInteger();
        Sandbox comesBack = new Away(Optional.of(new Outage("no engine answers", true)), request -> failures.getAndIncrement() < 3);

        new Grader(new Grading(any -> List.of(lab.good("alice")), () -> comesBack, 1, listener()), Selection.ALL).grade(lab.file());

        assertThat(reports.get("alice").fullMarks()).isTrue();
        assertThat(triedAgain).hasSize(3);
    }

    @Test
    void an_engine_that_does_not_come_back_is_told_once_and_ends_the_grading_where_that_is_wished() {
        Sandbox away = new Away(Optional.of(new Outage("no engine answers", false)), request -> true);
        List<String> lost = new CopyOnWriteArrayList<>();
        Grader[] grader = new Grader[1];
        grader[0] = new Grader(new Grading(any -> List.of(lab.good("alice"), lab.good("bob")), () -> away, 1, new GradingListener() {
            @Override
            public void lost(String why) {
                lost.add(why);
                grader[0].cancel();
            }

            @Override
            public void graded(Report report) {
                reports.put(report.submission(), report);
            }
        }), Selection.ALL);

        grader[0].grade(lab.file());

        assertThat(lost).containsExactly("no engine answers");
        assertThat(reports).isEmpty();
    }

    @Test
    void without_a_sandbox_every_submission_is_an_error() {
        grade(new NoSandbox(), lab.good("alice"), lab.good("bob"));

        assertThat(reports.values()).extracting(Report::status).containsOnly(Status.ERROR);
        assertThat(reports.values()).extracting(Report::message).containsOnly(Optional.of("There is no engine. That happened twice."));
    }

    @Test
    void evidence_that_contradicts_itself_is_never_a_pass() {
        FakeSandbox nonsense = FakeSandbox.running((request, files) -> TraceScript.run().main("./fan").exits(9, 0).ends().recording());

        grade(nonsense, lab.good("alice"));

        assertThat(reports.get("alice").status()).isEqualTo(Status.ERROR);
    }

    @Test
    void only_selected_tests_are_run_and_count() {
        grade(new Selection(Optional.of("AGAIN"), List.of()), lab.good("alice"));

        assertThat(reports.get("alice").tests()).extracting(TestReport::name).containsExactly("says it again");
        assertThat(reports.get("alice").maxScore()).isEqualByComparingTo("5");
        assertThat(reports.get("alice").tests().get(0).trace()).hasValue("traces/2.json.gz");
    }

    @Test
    void tags_select_tests() {
        grade(new Selection(Optional.empty(), List.of("easy")), lab.good("alice"));

        assertThat(reports.get("alice").tests()).extracting(TestReport::name).containsExactly("says all done");
    }

    @Test
    void a_test_finds_the_files_that_are_given_to_it_and_to_no_other() {
        LabFolder given = LabFolder.in(folder.resolve("given"), """
                lab: fan
                submit: [fan.c]
                tests:
                  - test: with words
                    given: {words.txt: "one two"}
                    expect: {exit: 0}
                  - test: without
                    expect: {exit: 0}
                """);
        Map<Integer, Map<String, String>> seen = new ConcurrentHashMap<>();
        FakeSandbox watching = FakeSandbox.running((request, files) -> {
            seen.put(seen.size(), files);
            return FakeSandbox.allDone(request);
        });

        new Grader(LabFolder.grading(watching, GradingListener.NONE, lab.good("alice")), Selection.ALL).grade(given.file());

        assertThat(seen.get(0)).containsEntry("words.txt", "one two");
        assertThat(seen.get(1)).doesNotContainKey("words.txt").containsKey("fan.c");
    }

    @Test
    void what_every_test_is_given_is_there_at_the_build_and_can_be_executed_where_it_is_a_script() {
        LabFolder given = LabFolder.in(folder.resolve("given"), """
                lab: fan
                submit: [fan.c]
                given: {job.sh: "#!/bin/sh\necho done\n", fan.h: "int fan(void);"}
                tests:
                  - test: with words
                    given: {words.txt: "one two"}
                    expect: {exit: 0}
                  - test: without
                    expect: {exit: 0}
                """);
        List<String> atBuild = new CopyOnWriteArrayList<>();
        FakeSandbox watching = FakeSandbox.ofGoodPrograms();

        new Grader(LabFolder.grading(watching.building(any -> {
            atBuild.addAll(watching.put());
            return Optional.empty();
        }), GradingListener.NONE, lab.good("alice")), Selection.ALL).grade(given.file());

        assertThat(atBuild).containsExactly("fan.c", "job.sh executable", "fan.h");
    }

    @Test
    void jobs_are_submissions_at_a_time_each_in_a_session_of_its_own() {
        CyclicBarrier both = new CyclicBarrier(2);
        FakeSandbox meeting = FakeSandbox.running((request, files) -> {
            meet(both);
            return FakeSandbox.allDone(request);
        });
        Grading grading = new Grading(any -> List.of(lab.good("alice"), lab.good("bob")), () -> meeting, 2, listener());

        new Grader(grading, Selection.ALL).grade(lab.file());

        assertThat(reports.values()).allMatch(Report::fullMarks).hasSize(2);
        assertThat(meeting.opened()).isEqualTo(2);
    }

    @Test
    void a_cancelled_grading_reports_nothing_by_halves_and_leaves_no_session_open() {
        Grader[] grader = new Grader[1];
        FakeSandbox cancelling = FakeSandbox.running((request, files) -> {
            if (files.get("fan.c").contains("last")) {
                grader[0].cancel();
            }
            return FakeSandbox.allDone(request);
        });
        grader[0] = new Grader(LabFolder.grading(cancelling, listener(), lab.good("alice"), lab.submission("bob", "last"), lab.good("carol")),
                Selection.ALL);

        grader[0].grade(lab.file());

        assertThat(reports).containsOnlyKeys("alice");
        assertThat(cancelling.stillOpen()).isZero();
    }

    @Test
    void the_same_submission_gives_the_same_bytes() {
        grade(sandbox, lab.good("alice"));
        byte[] first = ReportJson.bytes(reports.get("alice"));
        grade(FakeSandbox.ofGoodPrograms(), lab.good("alice"));

        assertThat(ReportJson.bytes(reports.get("alice"))).isEqualTo(first);
    }

    private static final String CHAIN = """
            lab: fan
            submit: [fan.c]
            rounding: whole
            tests:
              - {test: first, run: ./fan 1, points: 10, expect: {stdout: all done}}
              - {test: second, run: ./fan 2, points: 3.5, requires: first, expect: {stdout: all done}}
              - {test: third, run: ./fan 3, points: 2.5, requires: [first, second], expect: {stdout: all done}}
              - {test: more, run: ./fan 4, points: 4, bonus: true, expect: {stdout: all done}}
            """;

    private FakeSandbox failingAt(String argument) {
        return FakeSandbox.running((request, files) -> request.argv().contains(argument)
                ? TraceScript.run().main("./fan", argument).writes(1, "al done\n").exits(1, 0).ends().recording() : FakeSandbox.allDone(request));
    }

    @Test
    void a_test_whose_requirement_did_not_pass_is_not_run_and_what_requires_it_neither() {
        lab = LabFolder.in(folder, CHAIN);
        FakeSandbox failing = failingAt("1");

        grade(failing, lab.good("alice"));

        Report report = reports.get("alice");
        assertThat(report.tests()).extracting(TestReport::status).containsExactly(TestReport.Status.FAILED, TestReport.Status.SKIPPED,
                TestReport.Status.SKIPPED, TestReport.Status.PASSED);
        assertThat(report.tests()).extracting(TestReport::message).containsExactly(Optional.empty(),
                Optional.of("not run: it requires \"first\", which did not pass"), Optional.of("not run: it requires \"first\", which did not pass"), Optional.empty());
        assertThat(failing.runs()).extracting(run -> run.argv().get(1)).containsExactly("1", "4");
        assertThat(report.status()).isEqualTo(Status.GRADED);
    }

    @Test
    void what_requires_a_skipped_test_says_so() {
        lab = LabFolder.in(folder, CHAIN.replace("[first, second]", "second"));

        grade(failingAt("1"), lab.good("alice"));

        assertThat(reports.get("alice").tests().get(2).message()).hasValue("not run: it requires \"second\", which was not run");
    }

    @Test
    void a_requirement_that_was_not_selected_is_not_asked_for() {
        lab = LabFolder.in(folder, CHAIN);

        grade(new Selection(Optional.of("second"), List.of()), lab.good("alice"));

        assertThat(reports.get("alice").tests()).extracting(TestReport::status).containsExactly(TestReport.Status.PASSED);
    }

    @Test
    void bonus_points_count_beyond_the_maximum_and_full_marks_do_not_need_them() {
        lab = LabFolder.in(folder, CHAIN);

        grade(sandbox, lab.good("alice"));
        grade(failingAt("4"), lab.good("bob"));

        assertThat(reports.get("alice").score()).isEqualByComparingTo("20");
        assertThat(reports.get("alice").maxScore()).isEqualByComparingTo("16");
        assertThat(reports.get("bob").score()).isEqualByComparingTo("16");
        assertThat(reports.get("bob").fullMarks()).isTrue();
    }

    @Test
    void what_rounding_changes_stands_in_the_report() {
        lab = LabFolder.in(folder, CHAIN);

        grade(failingAt("3"), lab.good("alice"));

        Report report = reports.get("alice");
        assertThat(report.score()).isEqualByComparingTo("18");
        assertThat(report.adjustments()).singleElement().satisfies(adjustment -> {
            assertThat(adjustment.why()).isEqualTo("rounded to whole");
            assertThat(adjustment.points()).isEqualByComparingTo("0.5");
        });
        assertThat(ReportJson.read(ReportJson.bytes(report))).usingRecursiveComparison().withComparatorForType(BigDecimal::compareTo, BigDecimal.class).isEqualTo(report);
    }

    private void grade(Sandbox place, Candidate... candidates) {
        new Grader(new Grading(any -> List.of(candidates), () -> place, 1, listener()), Selection.ALL).grade(lab.file());
    }

    private void grade(Selection selection, Candidate candidate) {
        new Grader(LabFolder.grading(sandbox, listener(), candidate), selection).grade(lab.file());
    }

    private GradingListener listener() {
        return new GradingListener() {
            @Override
            public void graded(Report report) {
                reports.put(report.submission(), report);
            }

            @Override
            public void triesAgain(String submission, RuntimeException cause) {
                triedAgain.add(submission);
            }
        };
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(20, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other one does not come", e);
        }
    }

    /** Breaks under the runs that it is asked about. */
    private record Away(Optional<Outage> outage, Predicate<RunRequest> breaks, FakeSandbox sandbox) implements Sandbox {
        Away(Optional<Outage> outage, Predicate<RunRequest> breaks) {
            this(outage, breaks, FakeSandbox.running((request, files) -> {
                if (breaks.test(request)) {
                    throw new SandboxException("The engine is gone.");
                }
                return FakeSandbox.allDone(request);
            }));
        }

        @Override
        public String kind() {
            return sandbox.kind();
        }

        @Override
        public Session open(SandboxLimits limits) {
            return sandbox.open(limits);
        }

        @Override
        public Optional<Outage> outlast(Duration patience) {
            return outage;
        }
    }

    private static final class NoSandbox implements Sandbox {
        @Override
        public String kind() {
            return "none";
        }

        @Override
        public Session open(SandboxLimits limits) {
            throw new SandboxException("There is no engine.");
        }
    }
}
