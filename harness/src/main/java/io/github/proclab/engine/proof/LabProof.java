package io.github.proclab.engine.proof;

import io.github.proclab.check.OrderByLuck;
import io.github.proclab.engine.GatheredEvidence;
import io.github.proclab.engine.Grader;
import io.github.proclab.engine.Grading;
import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.engine.GradingListener;
import io.github.proclab.engine.Selection;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.KeptTest;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Grades what stands beside a lab file; solutions and mutants more than once, so that what comes of them by luck shows. */
public final class LabProof {

    private final Lab lab;
    private final Grader grader;
    private final Map<String, Trials> trials = new LinkedHashMap<>();

    /** What a sample has come to so far. */
    private static final class Trials {
        private final Sample sample;
        private final int times;
        private final List<Report> reports = new ArrayList<>();
        private final Set<String> warnings = new LinkedHashSet<>();

        private Trials(Sample sample, int times) {
            this.sample = sample;
            this.times = times;
        }
    }

    /**
     * @param jobs    samples at a time
     * @param times   how often each solution and each mutant is graded
     * @param effort  how many schedules are tried
     * @param began   hears of a sample's name when its turn has come
     * @param results hears what came of each; from several threads at once where several are graded at a time
     */
    public LabProof(Lab lab, Samples samples, Sandbox sandbox, int jobs, int times, Effort effort, Consumer<String> began,
                    Consumer<SampleResult> results) {
        this.lab = lab;
        List<Candidate> candidates = new ArrayList<>();
        for (Sample sample : samples.all()) {
            Trials ofSample = new Trials(sample, sample.isToldApart() ? times : 1);
            for (int time = 1; time <= ofSample.times; time++) {
                candidates.add(sample.candidate(time));
                trials.put(sample.candidate(time).name(), ofSample);
            }
        }
        this.grader = new Grader(new Grading(any -> candidates, () -> sandbox, jobs, new GradingListener() {
            @Override
            public void began(String submission) {
                began.accept(submission);
            }

            @Override
            public void tested(String submission, GatheredEvidence gathered, KeptTest kept) {
                note(submission, kept.report(), gathered);
            }

            @Override
            public void graded(Report report) {
                take(report, results);
            }
        }, effort.plan(lab, name -> trials.get(name).sample)), Selection.ALL);
    }

    /** A right answer passes whatever order its processes run in; where it may not, the lab demands too much, or the answer is not right. */
    private void note(String submission, TestReport test, GatheredEvidence gathered) {
        Trials ofSample = trials.get(submission);
        if (ofSample.sample.kind() == Sample.Kind.SOLUTION && test.status() == TestReport.Status.PASSED) {
            List<String> found = lab.tests().stream().filter(each -> each.name().equals(test.name())).findFirst()
                    .map(each -> OrderByLuck.in(each, gathered.evidence().natural())).orElse(List.of());
            synchronized (ofSample) {
                ofSample.warnings.addAll(found);
            }
        }
    }

    private void take(Report report, Consumer<SampleResult> results) {
        Trials ofSample = trials.get(report.submission());
        synchronized (ofSample) {
            ofSample.reports.add(report);
            if (ofSample.reports.size() < ofSample.times) {
                return;
            }
        }
        results.accept(SampleResult.of(ofSample.sample, lab, ofSample.reports, List.copyOf(ofSample.warnings)));
    }

    /** Returns when every sample has been graded, or the proof was cancelled. */
    public void run() {
        grader.grade(lab.file());
    }

    public void cancel() {
        grader.cancel();
    }
}
