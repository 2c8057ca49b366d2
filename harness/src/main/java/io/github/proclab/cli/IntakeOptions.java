package io.github.proclab.cli;

import io.github.proclab.submission.Layout;
import java.nio.file.Path;
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
