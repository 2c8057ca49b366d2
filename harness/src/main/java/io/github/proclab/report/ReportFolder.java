package io.github.proclab.report;

import io.github.proclab.trace.Recording;
import io.github.proclab.trace.TestEvidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the results of a grading go: {@code NAME/report.json} and {@code NAME/traces/N.json} for each submission, {@code grades.csv} and
 * {@code summary.json} for all. A report is there whole or not at all, and only when everything that it refers to is.
 */
public final class ReportFolder {

    public static final String GRADES = "grades.csv";
    public static final String SUMMARY = "summary.json";

    private static final String REPORT = "report.json";
    private static final String TRACES = "traces";

    private final Path folder;

    public ReportFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    /** Takes away what an earlier grading of this submission left. Throws {@link UncheckedIOException}, as all others do. */
    public void begin(String submission) {
        Path own = folder.resolve(submission);
        written(() -> {
            Files.deleteIfExists(own.resolve(REPORT));
            if (Files.isDirectory(own.resolve(TRACES))) {
                try (DirectoryStream<Path> old = Files.newDirectoryStream(own.resolve(TRACES), "*.json")) {
                    for (Path trace : old) {
                        Files.delete(trace);
                    }
                }
            }
        });
    }

    /** @param name as the report has it: "traces/1.json" */
    public void write(String submission, String name, Recording recording) {
        Path file = folder.resolve(submission).resolve(name);
        written(() -> {
            Files.createDirectories(file.getParent());
            Files.writeString(file, RecordingJson.write(recording));
        });
    }

    /**
     * What was found out beside the run, where anything was: for "traces/1.json", "traces/1.further.json".
     *
     * @param name of the recording, as the report has it
     */
    public void write(String submission, String name, TestEvidence evidence) {
        FurtherEvidenceJson.write(evidence).ifPresent(json -> written(() ->
                Files.writeString(folder.resolve(submission).resolve(name.replaceFirst("\\.json$", ".further.json")), json)));
    }

    public void write(Report report) {
        written(() -> AtomicFile.write(folder.resolve(report.submission()).resolve(REPORT), ReportJson.bytes(report)));
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
