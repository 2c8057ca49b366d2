package io.github.proclab.cli;

import io.github.proclab.engine.proof.LabProof;
import io.github.proclab.engine.proof.Sample;
import io.github.proclab.engine.proof.SampleResult;
import io.github.proclab.engine.proof.Samples;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.Report;
import io.github.proclab.sandbox.Sandbox;
import java.util.List;
import java.util.function.Function;

/** Tries one lab on what stands beside it: a row for each sample. */
record LintRun(Lab lab, int jobs) {

    /** @return the exit status */
    int run(Function<View, Sandbox> sandbox, LintText text, View view) {
        Samples samples = Samples.of(lab);
        view.print(text.missing(samples.missing()));
        if (samples.all().isEmpty()) {
            return ExitCode.UNPROVED;
        }
        List<String> names = samples.all().stream().map(Sample::name).toList();
        InOrder<SampleResult> results = new InOrder<>(names, result -> result.sample().name(), result -> view.print(text.row(result, names)));
        Progress progress = new Progress(view, names.size());
        LabProof proof = new LabProof(lab, samples, sandbox.apply(view), jobs, progress::began, results::add);
        try (Interruption interruption = Interruption.stops(proof::cancel)) {
            proof.run();
            if (interruption.happened()) {
                view.warn("interrupted: " + results.all().size() + " of " + names.size() + " were tried");
                return ExitCode.INTERRUPTED;
            }
        } finally {
            progress.end();
        }
        return concluded(samples, results.all(), view);
    }

    private int concluded(Samples samples, List<SampleResult> results, View view) {
        if (results.stream().anyMatch(result -> result.report().status() == Report.Status.ERROR)) {
            view.warn(lab.id() + " could not be tried in full");
            return ExitCode.COULD_NOT;
        }
        long failures = results.stream().filter(result -> !result.provesItsPoint()).count();
        if (failures == 0 && samples.missing().isEmpty()) {
            view.note(lab.id() + " tells right from wrong: " + counted(samples.count(Sample.Kind.SOLUTION), "solution") + ", "
                    + counted(samples.count(Sample.Kind.MUTANT), "mutant"));
            return ExitCode.DONE;
        }
        view.note(lab.id() + (failures > 0 ? " does not tell right from wrong: " + failures + " of " + results.size() + " are not graded as they should be"
                : " is not proved: something is missing beside it"));
        return ExitCode.UNPROVED;
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
