package io.github.proclab.cli;

import io.github.proclab.engine.proof.SampleResult;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.Problem;
import io.github.proclab.report.LintReport.LabLint;
import io.github.proclab.report.LintReport.Remark;
import io.github.proclab.report.LintReport.SampleLint;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What {@code lint} found, for programs. */
final class LintJson {

    private LintJson() { }

    static LabLint broken(Path file, List<Problem> problems) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return new LabLint(folder.getFileName() == null ? "" : folder.getFileName().toString(), file.toString(), remarks(problems), List.of(), List.of(),
                List.of(), List.of(), false);
    }

    static LabLint tried(Lab lab, Path file, List<Problem> warnings, LintRun.Outcome outcome) {
        return new LabLint(lab.id(), file.toString(), List.of(), remarks(warnings), outcome.missing(),
                outcome.results().stream().map(LintJson::sample).toList(), skipped(outcome),
                outcome.status() == ExitCode.DONE);
    }

    private static List<String> skipped(LintRun.Outcome outcome) {
        return LintRun.impossible(outcome.results()).stream().map(test -> test.name() + ": " + test.message().orElse("not run")).toList();
    }

    private static List<Remark> remarks(List<Problem> problems) {
        return problems.stream().map(problem -> new Remark(problem.line(), problem.column(), problem.message())).toList();
    }

    private static SampleLint sample(SampleResult result) {
        return new SampleLint(result.sample().name(), result.sample().kind().name().toLowerCase(Locale.ROOT), result.report().score(),
                result.report().maxScore(), List.copyOf(result.failed()), result.objections(), result.warnings());
    }
}
