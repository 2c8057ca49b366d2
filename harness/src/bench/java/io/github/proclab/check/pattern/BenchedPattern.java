package io.github.proclab.check.pattern;

import io.github.proclab.check.pattern.PatternMatch.Outcome;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.lab.Pattern;
import io.github.proclab.lab.ProcessRef;
import io.github.proclab.lab.ProcessSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A pattern as a lab file has it, and lines that match it. */
public record BenchedPattern(Pattern pattern, List<Came> lines) {

    private static final Processes NONE = new Processes() {
        @Override
        public OptionalInt of(ProcessRef process) {
            return OptionalInt.empty();
        }

        @Override
        public Set<Integer> selected(ProcessSelector selector) {
            return Set.of();
        }
    };

    /** @param yaml as it stands behind stdout: */
    public static BenchedPattern of(String yaml, List<String> lines) throws IOException {
        Path file = Files.createTempFile("proclab-bench", ".yaml");
        Files.writeString(file, "lab: bench\ntests:\n  - test: a pattern\n    expect:\n      stdout:\n" + yaml.indent(8));
        LoadedLab lab = LabLoader.load(file);
        Files.delete(file);
        if (lab instanceof LoadedLab.Loaded loaded) {
            Expectation.Output output = (Expectation.Output) loaded.lab().tests().get(0).expectations().get(0);
            return new BenchedPattern(output.pattern(), lines.stream().map(Came::of).toList());
        }
        throw new IllegalArgumentException(lab.toString());
    }

    /** @throws IllegalStateException where the lines do not match */
    public Outcome matched() {
        Outcome outcome = PatternMatch.of(pattern, lines, NONE, PatternMatch.USUAL_STEPS);
        if (outcome instanceof PatternMatch.Matches) {
            return outcome;
        }
        throw new IllegalStateException("the lines of the benchmark do not match its pattern: " + outcome);
    }
}
