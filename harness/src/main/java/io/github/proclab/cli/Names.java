package io.github.proclab.cli;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.report.ReportFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import io.github.proclab.submission.HandIn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names for submissions that are graded together: each its own folder's or file's, with the folder's above where two are called the same. */
final class Names {

    private static final Set<String> TAKEN = Set.of(ReportFolder.GRADES, ReportFolder.SUMMARY);

    private static final String SOURCE = ".c";

    private final Set<String> given;

    /** @param taken by others */
    Names(Collection<String> taken) {
        given = new HashSet<>(taken);
        given.addAll(TAKEN);
    }

    /** The student's, with the id behind it where two are called the same. */
    String name(HandIn handIn) {
        String own = given.contains(handIn.student()) ? handIn.id().map(id -> handIn.student() + "-" + id).orElse(handIn.student()) : handIn.student();
        String name = unique(own, given);
        given.add(name);
        return name;
    }

    /** The same path twice is one submission. */
    static List<Candidate> of(List<Path> paths) {
        List<Path> distinct = paths.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList();
        Map<String, Long> count = distinct.stream().collect(Collectors.groupingBy(Names::own, Collectors.counting()));
        Set<String> names = new LinkedHashSet<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Path path : distinct) {
            String own = own(path);
            String name = unique(count.get(own) == 1 && !TAKEN.contains(own) ? own : withParent(path), names);
            names.add(name);
            candidates.add(new Candidate(name, path));
        }
        return candidates;
    }

    private static String unique(String name, Set<String> names) {
        String candidate = name;
        for (int number = 2; names.contains(candidate); number++) {
            candidate = name + "-" + number;
        }
        return candidate;
    }

    private static String own(Path path) {
        String name = path.getFileName() == null ? "root" : path.getFileName().toString();
        return name.length() > SOURCE.length() && name.endsWith(SOURCE) && !Files.isDirectory(path) ? name.substring(0, name.length() - SOURCE.length()) : name;
    }

    private static String withParent(Path path) {
        return path.getParent() == null ? own(path) : own(path.getParent()) + "-" + own(path);
    }
}
