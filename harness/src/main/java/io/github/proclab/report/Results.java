package io.github.proclab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a grading has left: the reports of a class, or one of them.
 *
 * @param folder that holds a folder for each submission
 * @param names  of the submissions, in the order in which they were graded
 * @param scope  whether these are all that the folder holds
 */
public record Results(Path folder, List<String> names, Scope scope) {

    public enum Scope { CLASS, ONE }

    private static final String REPORT = "report.json";

    public Results {
        names = List.copyOf(names);
    }

    /**
     * Of a folder with reports in its folders, or of one with a report in it. Empty where it is neither.
     *
     * @throws IOException where it cannot be read
     */
    public static Optional<Results> in(Path given) throws IOException {
        Path folder = given.toAbsolutePath().normalize();
        if (Files.isRegularFile(folder.resolve(REPORT)) && folder.getParent() != null) {
            return Optional.of(new Results(folder.getParent(), List.of(folder.getFileName().toString()), Scope.ONE));
        }
        List<String> names = ofClass(folder);
        return names.isEmpty() ? Optional.empty() : Optional.of(new Results(folder, names, Scope.CLASS));
    }

    private static List<String> ofClass(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>(inOrder(folder.resolve(ReportFolder.SUMMARY)));
        try (Stream<Path> folders = Files.list(folder)) {
            folders.map(each -> each.getFileName().toString()).sorted().forEach(names::add);
        }
        List<String> reported = new ArrayList<>(names);
        reported.removeIf(name -> !Files.isRegularFile(folder.resolve(name).resolve(REPORT)));
        return reported;
    }

    /** None where there is no summary that could be read: a grading was broken off. */
    private static List<String> inOrder(Path summary) {
        try {
            return ReportJson.summarized(Files.readAllBytes(summary)).stream().filter(name -> !name.contains("/") && !name.startsWith(".")).toList();
        } catch (IOException | IllegalArgumentException none) {
            return List.of();
        }
    }

    /**
     * @throws IOException              where it cannot be read
     * @throws IllegalArgumentException where it is no report
     */
    public Report report(String name) throws IOException {
        Path file = folder.resolve(name).resolve(REPORT);
        try {
            return ReportJson.read(Files.readAllBytes(file));
        } catch (java.io.UncheckedIOException e) {
            throw new IllegalArgumentException(file + " is no report: " + e.getCause().getMessage().lines().findFirst().orElse("").replaceFirst(" \\(start marker .*", ""), e);
        }
    }

    /** The class of which this is one, where it was graded as a class. */
    public Optional<Results> ofItsClass() throws IOException {
        return Files.isRegularFile(folder.resolve(ReportFolder.SUMMARY)) ? in(folder) : Optional.empty();
    }
}
