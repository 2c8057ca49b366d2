package io.github.proclab.check.pattern;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.lab.Pattern;
import io.github.proclab.lab.ProcessRef;
import io.github.proclab.lab.ProcessSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Patterns as they are written in a lab file. */
final class Patterns {

    private Patterns() { }

    static Pattern of(String yaml) {
        try {
            Path file = Files.createTempFile("pattern", ".yaml");
            Files.writeString(file, "lab: a\ntests: [{test: a, expect: {stdout: " + yaml + "}}]\n");
            LoadedLab loaded = LabLoader.load(file);
            Files.delete(file);
            if (loaded instanceof LoadedLab.Loaded good) {
                return ((Expectation.Output) good.lab().tests().get(0).expectations().get(0)).pattern();
            }
            throw new IllegalArgumentException(loaded.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** In a run of main (pid 7), its first child (pid 8), and the first child of its second one (pid 10). */
    static PatternMatch.Outcome match(Pattern pattern, List<String> lines) {
        return match(pattern, lines, PatternMatch.USUAL_STEPS);
    }

    static PatternMatch.Outcome match(Pattern pattern, List<String> lines, long mostSteps) {
        return PatternMatch.of(pattern, lines.stream().map(Came::of).toList(), FAMILY, mostSteps);
    }

    static final Processes FAMILY = new Processes() {
        @Override
        public OptionalInt of(ProcessRef process) {
            return process.path().isEmpty() ? OptionalInt.of(7) : process.path().equals(List.of(1)) ? OptionalInt.of(8)
                    : process.path().equals(List.of(2, 1)) ? OptionalInt.of(10) : OptionalInt.empty();
        }

        /** main is 1, its children 2 and 3. */
        @Override
        public Set<Integer> selected(ProcessSelector selector) {
            List<Integer> path = ((ProcessSelector.Born) selector).path();
            return path.isEmpty() ? Set.of(1) : path.get(0) == ProcessSelector.EVERY ? Set.of(2, 3) : Set.of(1 + path.get(0));
        }
    };
}
