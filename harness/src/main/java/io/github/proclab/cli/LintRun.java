package io.github.proclab.cli;

import io.github.proclab.engine.proof.DoNothing;
import io.github.proclab.engine.proof.Effort;
import io.github.proclab.engine.proof.LabProof;
import io.github.proclab.engine.proof.Sample;
import io.github.proclab.engine.proof.SampleResult;
import io.github.proclab.engine.proof.Samples;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.sandbox.Sandbox;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tries one lab on what stands beside it: a row for each sample.
 *
 * @param jobs  samples at a time
 * @param times how often solutions and mutants are tried
 * @param page  where the rows go
 */
record LintRun(Lab lab, int jobs, int times, Consumer<List<String>> page) {

    /** @param status the exit status */
    record Outcome(int status, List<String> missing, List<SampleResult> results) {

        boolean isDoubtful() {
            return results.stream().anyMatch(result -> !result.warnings().isEmpty());
        }
    }

    Outcome run(Function<View, Sandbox> sandbox, LintText text, View view) {
        Samples found = Samples.of(lab);
        page.accept(text.missing(found.missing()));
        if (found.all().isEmpty()) {
            return new Outcome(ExitCode.UNPROVED, found.missing(), List.of());
        }
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            return tried(found.with(DoNothing.in(folder.path(), lab)), sandbox, text, view);
        }
    }

    private Outcome tried(Samples samples, Function<View, Sandbox> sandbox, LintText text, View view) {
        List<String> names = samples.all().stream().map(Sample::name).toList();
        InOrder<SampleResult> results = new InOrder<>(names, result -> result.sample().name(), result -> page.accept(text.row(result, names)));
        Progress progress = new Progress(view, names.size());
        LabProof proof = new LabProof(lab, samples, sandbox.apply(view), jobs, times, Effort.FULL, progress::began, results::add);
        try (Interruption interruption = Interruption.stops(proof::cancel)) {
            proof.run();
            if (interruption.happened()) {
                view.warn("interrupted: " + results.all().size() + " of " + names.size() + " were tried");
                return new Outcome(ExitCode.INTERRUPTED, samples.missing(), results.all());
            }
        } finally {
            progress.end();
        }
        return new Outcome(concluded(samples, results.all(), view), samples.missing(), results.all());
    }

    private int concluded(Samples samples, List<SampleResult> results, View view) {
        if (results.stream().anyMatch(result -> result.report().status() == Report.Status.ERROR)) {
            view.warn(lab.id() + " could not be tried in full");
            return ExitCode.COULD_NOT;
        }
        List<TestReport> impossible = impossible(results);
        impossible.stream().flatMap(test -> test.message().stream()).distinct()
                .forEach(why -> view.note(lab.id() + ": " + counted(impossible.stream().filter(test -> test.message().equals(Optional.of(why))).count(), "test") + " " + why));
        long failures = results.stream().filter(result -> !result.provesItsPoint()).count();
        if (failures == 0 && samples.missing().isEmpty()) {
            view.note(impossible.size() == lab.tests().size() ? lab.id() + " was not tried: this sandbox does not allow what its tests need"
                    : lab.id() + " tells right from wrong" + (impossible.isEmpty() ? ": " : ", as far as it could be tried here: ")
                    + counted(tried(results, Sample.Kind.SOLUTION), "solution") + ", " + counted(tried(results, Sample.Kind.MUTANT), "mutant"));
            return ExitCode.DONE;
        }
        view.note(lab.id() + (failures > 0 ? " does not tell right from wrong: " + failures + " of " + results.size() + " are not graded as they should be"
                : " is not proved: something is missing beside it"));
        return ExitCode.UNPROVED;
    }

    /** Tests that this sandbox cannot run: the same for each sample that came so far. */
    static List<TestReport> impossible(List<SampleResult> results) {
        return results.stream().map(result -> result.report().tests().stream().filter(TestReport::impossible).toList())
                .filter(tests -> !tests.isEmpty()).findFirst().orElse(List.of());
    }

    private static long tried(List<SampleResult> results, Sample.Kind kind) {
        return results.stream().filter(result -> result.sample().kind() == kind && result.tried()).count();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
