package io.github.proclab.sandbox;

import io.github.proclab.trace.SourceLine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two lines for each address: the address, and "file:line", with "??" for what is not known. */
final class Addr2lineAnswer {

    private static final Pattern PLACE = Pattern.compile("(?<file>[^\\p{Cntrl}]+):(?<line>[1-9][0-9]{0,8})(?: \\(discriminator [0-9]+\\))?");

    /** Where headers lie, and where distributions say that they built the libraries. */
    private static final List<String> NOT_THE_STUDENTS = List.of("/usr", "/bin", "/lib", "/lib64", "/opt", "/build", "/builddir", "/nix", "/rustc", "/var");

    private Addr2lineAnswer() { }

    /**
     * @param work the folder that the student's sources lie in
     * @return nothing where it is not the answer to what was asked
     */
    static Map<String, Optional<SourceLine>> lines(String answer, List<String> asked, String work) {
        String[] said = answer.split("\n", -1);
        if (said.length != 2 * asked.size() + 1) {
            return Map.of();
        }
        Map<String, Optional<SourceLine>> lines = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            if (!said[2 * i].equals(asked.get(i))) {
                return Map.of();
            }
            lines.put(asked.get(i), place(said[2 * i + 1], Path.of(work)));
        }
        return lines;
    }

    private static Optional<SourceLine> place(String said, Path work) {
        Matcher place = PLACE.matcher(said);
        return place.matches() ? students(work, place.group("file")).map(file -> new SourceLine(file, Integer.parseInt(place.group("line"))))
                : Optional.empty();
    }

    /**
     * Headers and libraries are not the student's. A program that was built elsewhere has its sources there, and they are shown by their
     * names alone.
     */
    private static Optional<String> students(Path work, String file) {
        try {
            Path path = work.resolve(file).normalize();
            if (path.startsWith(work)) {
                return path.equals(work) ? Optional.empty() : Optional.of(work.relativize(path).toString());
            }
            boolean elsewhere = file.startsWith("/") && path.getNameCount() > 1 && NOT_THE_STUDENTS.stream().noneMatch(path::startsWith);
            return elsewhere ? Optional.of(path.getFileName().toString()) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
