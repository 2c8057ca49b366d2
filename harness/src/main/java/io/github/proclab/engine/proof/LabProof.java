package io.github.proclab.engine.proof;

import io.github.proclab.engine.Grader;
import io.github.proclab.engine.Grading;
import io.github.proclab.engine.GradingListener;
import io.github.proclab.engine.Selection;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.Report;
import io.github.proclab.sandbox.Sandbox;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Grades what stands beside a lab file. */
public final class LabProof {

    private final Lab lab;
    private final Grader grader;

    /**
     * @param jobs    samples at a time
     * @param began   hears of a sample's name when its turn has come
     * @param results hears what came of each; from several threads at once where several are graded at a time
     */
    public LabProof(Lab lab, Samples samples, Sandbox sandbox, int jobs, Consumer<String> began, Consumer<SampleResult> results) {
        this.lab = lab;
        Map<String, Sample> named = samples.all().stream().collect(Collectors.toMap(Sample::name, Function.identity()));
        this.grader = new Grader(new Grading(any -> samples.candidates(), () -> sandbox, jobs, new GradingListener() {
            @Override
            public void began(String submission) {
                began.accept(submission);
            }

            @Override
            public void graded(Report report) {
                results.accept(SampleResult.of(named.get(report.submission()), lab, report));
            }
        }), Selection.ALL);
    }

    /** Returns when every sample has been graded, or the proof was cancelled. */
    public void run() {
        grader.grade(lab.file());
    }

    public void cancel() {
        grader.cancel();
    }
}
