package io.github.proclab.cli;

import io.github.proclab.format.GivenTable;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --column}: which column of the roster a form of a class fills in. */
final class ColumnOption {

    @Option(names = "--column", paramLabel = "NAME",
            description = "The roster's column that a form of a class fills in, such as 'Lab 1 (777)'; by default, the one that is called as the lab is.")
    private Optional<String> column;

    /**
     * @param roster its text
     * @throws UsageProblem where there is a column and no roster
     */
    Optional<GivenTable> of(Optional<String> roster) {
        if (column.isPresent() && roster.isEmpty()) {
            throw new UsageProblem("--column names a column of a roster, and there is none; name it with --roster FILE");
        }
        return roster.map(text -> new GivenTable(text, column));
    }
}
