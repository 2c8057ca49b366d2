package io.github.proclab.engine.proof;

import io.github.proclab.engine.proof.Sample.Kind;
import io.github.proclab.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What stands beside a lab file: {@code solution/STYLE/}, {@code starter/}, {@code mutants/BUG/}; sorted by name within each. */
public record Samples(List<Sample> all) {

    private static final String SOLUTIONS = "solution";
    private static final String STARTER = "starter";
    private static final String MUTANTS = "mutants";

    public Samples {
        all = List.copyOf(all);
    }

    /** Throws {@link UncheckedIOException} where a folder cannot be listed. */
    public static Samples of(Lab lab) {
        List<Sample> samples = new ArrayList<>(below(lab.folder(), SOLUTIONS, Kind.SOLUTION));
        Path starter = lab.folder().resolve(STARTER);
        if (Files.isDirectory(starter)) {
            samples.add(new Sample(Kind.STARTER, STARTER, starter));
        }
        samples.addAll(below(lab.folder(), MUTANTS, Kind.MUTANT));
        return new Samples(samples);
    }

    /** With one that stands elsewhere, before the mutants. */
    public Samples with(Sample other) {
        List<Sample> samples = new ArrayList<>(all);
        samples.add((int) all.stream().filter(sample -> sample.kind() != Kind.MUTANT).count(), other);
        return new Samples(samples);
    }

    public long count(Kind kind) {
        return all.stream().filter(sample -> sample.kind() == kind).count();
    }

    /** What is not there, and so leaves the lab unproved; a sentence each. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (count(Kind.SOLUTION) == 0) {
            missing.add("there is no solution/STYLE/ beside the lab file: nothing shows that full marks can be reached");
        }
        if (count(Kind.STARTER) == 0) {
            missing.add("there is no starter/ beside the lab file: nothing shows that what students begin with compiles");
        }
        if (count(Kind.MUTANT) == 0) {
            missing.add("there is no mutants/BUG/ beside the lab file: nothing shows that wrong answers lose points");
        }
        return missing;
    }

    private static List<Sample> below(Path lab, String folder, Kind kind) {
        if (!Files.isDirectory(lab.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(lab.resolve(folder))) {
            return folders.filter(Files::isDirectory).sorted().map(each -> new Sample(kind, folder + "/" + each.getFileName(), each)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
