package io.github.proclab.cli;

import io.github.proclab.report.Report;
import io.github.proclab.report.ReportJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A report that was written before. Where there is none, {@link UsageProblem} says so. */
record StoredReport(Path file, Report report) {

    private static final String NAME = "report.json";

    /** @param place its file, or its folder */
    static StoredReport at(Path place) {
        Path file = Files.isDirectory(place) ? place.resolve(NAME) : place;
        try {
            return new StoredReport(file, ReportJson.read(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UsageProblem("the report " + file + " cannot be read: " + Reasons.of(e));
        } catch (UncheckedIOException e) {
            throw new UsageProblem(file + " is no report: " + e.getCause().getMessage().lines().findFirst().orElse(""));
        }
    }

    /** Those of a class, in the order of their names. */
    static List<Report> allIn(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            List<Report> reports = inside.filter(each -> Files.isRegularFile(each.resolve(NAME))).sorted().map(each -> at(each).report()).toList();
            if (reports.isEmpty()) {
                throw new UsageProblem("there are no reports in " + folder + "; wanted is the folder that grade wrote with --out");
            }
            return reports;
        } catch (IOException e) {
            throw new UsageProblem("the folder " + folder + " cannot be read: " + Reasons.of(e));
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageProblem(file + " cannot be read: " + Reasons.of(e));
        }
    }
}
