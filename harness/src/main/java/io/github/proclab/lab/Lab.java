package io.github.proclab.lab;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A lab, as its file describes it, with every default filled in.
 *
 * @param id      {@code lab}: small letters, digits, "-" and "_"; the one key that has no default
 * @param title   {@code title}; default: the id
 * @param about   {@code about}: the topic, one line; default: nothing is said
 * @param file    the lab file, absolute
 * @param submit  {@code submit}: names of the files that are taken from a submission; default: {@code [ID.c]}
 * @param build   {@code build}: the command that makes the program; default: gcc over the submitted C files into {@code ID},
 *               see {@link Build}
 * @param due     {@code due}: when the work is to be handed in; default: no such date
 * @param late    {@code late}: what is taken for handing in later; default: nothing
 * @param scoring {@code rounding}, {@code floor}, {@code bonus}
 * @param tests   {@code tests}: at least one, in the order of the file, with names of their own
 */
public record Lab(String id, String title, Optional<String> about, Path file, List<String> submit, Build build, Optional<ZonedDateTime> due,
                  Optional<Late> late, Scoring scoring, List<LabTest> tests) {

    public Lab {
        submit = List.copyOf(submit);
        tests = List.copyOf(tests);
    }

    /** The folder that the lab file stands in; the names of given files are relative to it. */
    public Path folder() {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** What can be reached without bonus tests. */
    public BigDecimal points() {
        return tests.stream().filter(test -> !test.bonus()).map(LabTest::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
