package io.github.proclab.engine.proof;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file {@code caught-by} of a mutant: the checks that its bug must fail, and no other, a line for each,
 * {@code NAME OF THE TEST: CHECK}. Empty lines and those that begin with "#" say nothing.
 *
 * @param checks   as they are written
 * @param mistakes what is wrong with the file, a sentence each
 */
public record CaughtBy(Set<String> checks, List<String> mistakes) {

    static final String FILE = "caught-by";

    private static final String SEPARATOR = ": ";

    public CaughtBy {
        checks = Set.copyOf(checks);
        mistakes = List.copyOf(mistakes);
    }

    static String name(String test, String check) {
        return test + SEPARATOR + check;
    }

    /** The checks of one test. */
    Set<String> checksOf(String test) {
        return checks.stream().filter(line -> line.startsWith(test) && line.lastIndexOf(SEPARATOR) == test.length())
                .map(line -> line.substring(test.length() + SEPARATOR.length())).collect(Collectors.toUnmodifiableSet());
    }

    static CaughtBy of(Path mutant, Lab lab) {
        try {
            return read(Files.readAllLines(mutant.resolve(FILE)), lab);
        } catch (NoSuchFileException missing) {
            return new CaughtBy(Set.of(), List.of("it has no file " + FILE + ": write the checks that must catch it, a line for each, as \""
                    + name(lab.tests().get(0).name(), "stdout") + "\""));
        } catch (IOException failure) {
            return new CaughtBy(Set.of(), List.of("its file " + FILE + " cannot be read as text: " + failure.getMessage()));
        }
    }

    private static CaughtBy read(List<String> lines, Lab lab) {
        Set<String> checks = new LinkedHashSet<>();
        List<String> mistakes = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                checks.add(line);
                String where = FILE + ", line " + (index + 1) + ": ";
                objection(line, lab).ifPresent(objection -> mistakes.add(where + objection));
            }
        }
        if (checks.isEmpty()) {
            mistakes.add("its file " + FILE + " names no check");
        }
        return new CaughtBy(checks, mistakes);
    }

    private static Optional<String> objection(String line, Lab lab) {
        int end = line.lastIndexOf(SEPARATOR);
        if (end < 0) {
            return Optional.of("\"" + line + "\" is not NAME OF THE TEST: CHECK");
        }
        Optional<LabTest> test = lab.tests().stream().filter(each -> each.name().equals(line.substring(0, end))).findFirst();
        if (test.isEmpty()) {
            return Optional.of("the lab has no test \"" + line.substring(0, end) + "\"");
        }
        List<String> keys = Stream.concat(test.get().expectations().stream().map(Expectation::key), Stream.of("terminates")).distinct().toList();
        String check = line.substring(end + SEPARATOR.length());
        return keys.contains(check) ? Optional.empty()
                : Optional.of("the test \"" + test.get().name() + "\" has no check \"" + check + "\"; it has " + String.join(", ", keys));
    }
}
