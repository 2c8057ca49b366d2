package io.github.proclab.engine;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.report.Report.Status;
import io.github.proclab.sandbox.Session;
import io.github.proclab.submission.Submission;
import io.github.proclab.submission.SubmissionProblem;
import io.github.proclab.trace.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
    static SubmittedFiles of(Candidate candidate, Submission submission) {
        if (!Files.exists(candidate.path())) {
            throw new Setback(Status.MISSING_FILES, "there is nothing at " + candidate.path());
        }
        if (!submission.complete()) {
            throw new Setback(status(submission.problems()),
                    submission.problems().stream().map(SubmissionProblem::toString).collect(Collectors.joining("\n")));
        }
        return new SubmittedFiles(submission.files(), submission.notes());
    }

    /** Of all that is taken from a submission, or of why it cannot be. */
    static String digest(Submission submission) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        submission.files().forEach((name, content) -> {
            all.writeBytes((name + "\0" + content.length() + "\0").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(content.toArray());
        });
        submission.problems().forEach(problem -> all.writeBytes(("\0" + problem).getBytes(StandardCharsets.UTF_8)));
        return Digest.of(all.toByteArray());
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
