package io.github.proclab.engine.proof;

import io.github.proclab.engine.proof.Sample.Kind;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a lab teaches, and how it knows.
 *
 * @param calls    whose manual pages its sheet names, sections 2 and 3; sorted
 * @param expected keys that its tests expect, in the order of {@link Expectation#keys()}
 * @param catching of those, and of "terminates", the ones that a mutant must fail
 * @param mutants  how many it has
 */
public record CatalogueEntry(Lab lab, Set<String> calls, List<String> expected, Set<String> catching, int mutants) {

    private static final Pattern MANUAL_PAGE = Pattern.compile("(?<![A-Za-z0-9_])([a-z_][a-z0-9_]*)\\([23]\\)");
    private static final String ANY_FILE = "file NAME";

    public CatalogueEntry {
        calls = Collections.unmodifiableSet(new TreeSet<>(calls));
        expected = List.copyOf(expected);
        catching = Set.copyOf(catching);
    }

    /** Throws {@link UncheckedIOException} where what stands beside the lab file cannot be read. */
    public static CatalogueEntry of(Lab lab) {
        Set<String> keys = lab.tests().stream().flatMap(test -> test.expectations().stream()).map(Expectation::key)
                .map(CatalogueEntry::column).collect(Collectors.toSet());
        List<Sample> mutants = Samples.of(lab).all().stream().filter(sample -> sample.kind() == Kind.MUTANT).toList();
        Set<String> catching = mutants.stream().flatMap(mutant -> CaughtBy.of(mutant.folder(), lab).checks().stream())
                .map(line -> column(line.substring(line.lastIndexOf(": ") + 2))).collect(Collectors.toCollection(LinkedHashSet::new));
        return new CatalogueEntry(lab, calls(lab.folder().resolve("README.md")), Expectation.keys().stream().filter(keys::contains).toList(), catching, mutants.size());
    }

    private static String column(String key) {
        return key.startsWith("file ") ? ANY_FILE : key;
    }

    private static Set<String> calls(Path sheet) {
        if (!Files.isRegularFile(sheet)) {
            return Set.of();
        }
        try {
            return MANUAL_PAGE.matcher(Files.readString(sheet)).results().map((MatchResult page) -> page.group(1)).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
