package io.github.proclab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the results of a grading go: {@code NAME/report.json} and the evidence ({@link KeptEvidence}) for each submission, {@code grades.csv} and
 * {@code summary.json} for all. A report is there whole or not at all, and only when everything that it refers to is.
 */
public final class ReportFolder {

    public static final String GRADES = "grades.csv";
    public static final String SUMMARY = "summary.json";

    private static final String REPORT = "report.json";

    private final Path folder;

    public ReportFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    /** Where the report of a submission is. */
    public Path report(String submission) {
        return folder.resolve(submission).resolve(REPORT);
    }

    /** Takes away what an earlier grading of this submission left. Throws {@link UncheckedIOException}, as all others do. */
    public void begin(String submission) {
        Path own = folder.resolve(submission);
        written(() -> {
            Files.deleteIfExists(own.resolve(REPORT));
            evidence(submission).remove();
        });
    }

    /**
     * @param source text of the submission's files, by name
     */
    public void write(String submission, KeptTest kept, Map<String, String> source) {
        written(() -> {
            evidence(submission).write(source);
            evidence(submission).write(kept);
        });
    }

    public KeptEvidence evidence(String submission) {
        return new KeptEvidence(folder.resolve(submission));
    }

    /** The report of an earlier grading; empty where there is none that can be read. */
    public Optional<Report> read(String submission) {
        Path file = folder.resolve(submission).resolve(REPORT);
        try {
            return Files.isRegularFile(file) ? Optional.of(ReportJson.read(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException | UncheckedIOException notOurs) {
            return Optional.empty();
        }
    }

    /** The tables of an earlier grading are no longer true. */
    public void beginTables() {
        written(() -> {
            Files.deleteIfExists(folder.resolve(GRADES));
            Files.deleteIfExists(folder.resolve(SUMMARY));
        });
    }

    public void write(Report report) {
        written(() -> AtomicFile.write(report(report.submission()), ReportJson.bytes(report)));
    }

    /** Only where it differs from the one that there is. */
    public void renew(String submission, Report report) {
        Path file = folder.resolve(submission).resolve(REPORT);
        byte[] content = ReportJson.bytes(report);
        written(() -> {
            if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                AtomicFile.write(file, content);
            }
        });
    }

    /** With the same evidence as elsewhere. */
    public void copyEvidence(String submission, KeptEvidence evidence) {
        begin(submission);
        written(() -> evidence.copyTo(folder.resolve(submission)));
    }

    public void write(String lab, List<Grade> grades) {
        written(() -> {
            AtomicFile.write(folder.resolve(GRADES), GradesCsv.bytes(grades));
            AtomicFile.write(folder.resolve(SUMMARY), Summary.of(lab, grades).json());
        });
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void written(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
