package io.github.proclab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the submission that a report is about. The report has its name only, so that it is the same wherever it is made. */
record GradedSubmission(String name, List<String> files) {

    private static final String REPORT = "report.json";

    /**
     * The one of that name in these folders or in a folder of theirs, or one of them. Throws {@link UsageProblem} where there is none, or more than one.
     */
    Path in(List<Path> places) {
        Set<Path> found = new LinkedHashSet<>();
        places.stream().map(place -> place.toAbsolutePath().normalize()).distinct().forEach(place -> {
            if (place.getFileName() != null && place.getFileName().toString().equals(name)) {
                add(place, found);
            }
            addFrom(place, found);
            folders(place).forEach(folder -> addFrom(folder, found));
        });
        if (found.size() == 1) {
            return found.iterator().next();
        }
        String which = found.isEmpty() ? "the submission \"" + name + "\" is not found near the report, the lab or here"
                : "the submission \"" + name + "\" may be " + found.stream().map(Path::toString).collect(Collectors.joining(" or "));
        throw new UsageProblem(which + "; say where it is with --submission DIR");
    }

    private void addFrom(Path place, Set<Path> found) {
        add(place.resolve(name), found);
        add(place.resolve(name + ".c"), found);
    }

    /** A folder of results has the submission's name, too. */
    private void add(Path path, Set<Path> found) {
        boolean folder = !Files.exists(path.resolve(REPORT)) && files.stream().allMatch(file -> Files.isRegularFile(path.resolve(file)));
        if (Files.isDirectory(path) ? folder : Files.isRegularFile(path)) {
            found.add(path);
        }
    }

    private static List<Path> folders(Path place) {
        try (Stream<Path> inside = Files.list(place)) {
            return new ArrayList<>(inside.filter(Files::isDirectory).sorted().toList());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
