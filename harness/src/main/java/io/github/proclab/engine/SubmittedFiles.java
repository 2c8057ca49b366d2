package io.github.proclab.engine;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.Report.Status;
import io.github.proclab.sandbox.Session;
import io.github.proclab.submission.Submission;
import io.github.proclab.submission.SubmissionProblem;
import io.github.proclab.trace.Bytes;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a lab takes from a submission.
 *
 * @param notes where files were found that were not where they should be
 */
record SubmittedFiles(Map<String, Bytes> files, List<String> notes) {

    /** @throws Setback where any of them cannot be used */
    static SubmittedFiles of(Candidate candidate, Lab lab) {
        if (!Files.exists(candidate.path())) {
            throw new Setback(Status.MISSING_FILES, "there is nothing at " + candidate.path());
        }
        Submission submission = Submission.takenFrom(candidate.path(), lab.submit());
        if (!submission.complete()) {
            throw new Setback(status(submission.problems()),
                    submission.problems().stream().map(SubmissionProblem::toString).collect(Collectors.joining("\n")));
        }
        return new SubmittedFiles(submission.files(), submission.notes());
    }

    void putInto(Session session) {
        files.forEach((name, content) -> session.put(name, content.toArray(), false));
    }

    /** What the grader may not read is the grader's trouble; everything else is the student's. */
    private static Status status(List<SubmissionProblem> problems) {
        boolean unread = problems.stream().map(SubmissionProblem::kind)
                .anyMatch(kind -> kind == SubmissionProblem.Kind.UNREADABLE || kind == SubmissionProblem.Kind.CHANGING);
        return unread ? Status.ERROR : Status.MISSING_FILES;
    }
}
