package io.github.proclab.cli;

import io.github.proclab.lab.DueDate;
import io.github.proclab.submission.Layout;
import io.github.proclab.submission.Roster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** {@code --each} and {@code --from}: a class's hand-ins. */
final class IntakeOptions {

    @Option(names = "--each", paramLabel = "DIR", description = "A folder, or an archive, with the hand-ins of a class; their layout is recognised.")
    private List<Path> each = List.of();

    @Option(names = "--from", paramLabel = "LAYOUT", completionCandidates = Words.class,
            description = "The layout of the hand-ins, where it is not to be guessed: ${COMPLETION-CANDIDATES}.")
    private Optional<Layout> from;

    @Option(names = "--roster", paramLabel = "FILE",
            description = "A table of the class with a heading (CSV): gives names and ids, and tells who handed in nothing.")
    private Optional<Path> roster;

    @Option(names = "--due", paramLabel = "WHEN", description = "When it was due, in place of the lab's own date: '2026-12-01 23:59 Europe/Berlin', with the zone.")
    private Optional<String> due;

    /** @throws UsageProblem where it is no date */
    Optional<ZonedDateTime> due() {
        try {
            return due.map(text -> DueDate.of("--due", text));
        } catch (IllegalArgumentException mistake) {
            throw new UsageProblem(mistake.getMessage());
        }
    }

    /** @throws UsageProblem where it cannot be read */
    Optional<Roster> roster(Path here) {
        return roster.map(file -> {
            try {
                return Roster.read(here.resolve(file));
            } catch (IOException e) {
                throw new UsageProblem("the roster " + file + " cannot be used: " + Reasons.of(e));
            }
        });
    }

    /**
     * The roster's text, for formats that fill it in.
     *
     * @throws UsageProblem where it cannot be read
     */
    Optional<String> table(Path here) {
        return roster.map(file -> {
            try {
                return Files.readString(here.resolve(file));
            } catch (IOException e) {
                throw new UsageProblem("the roster " + file + " cannot be used: " + Reasons.of(e));
            }
        });
    }

    List<Path> each() {
        return each;
    }

    Optional<Layout> from() {
        return from;
    }

    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Layout.values()).map(Layout::word).iterator();
        }
    }
}
