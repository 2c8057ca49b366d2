package io.github.proclab.check.pattern;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.lab.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
