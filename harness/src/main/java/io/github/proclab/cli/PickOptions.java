package io.github.proclab.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** {@code --again}, {@code --only}, {@code --failed}: which of those that are there are graded, where an earlier grading was stopped or is done. */
final class PickOptions {

    @Option(names = "--again", description = "Grade everybody, also those whose report in DIR still stands.")
    private boolean again;

    @Option(names = "--only", paramLabel = "NAME", description = "Only who is called so in the table, or has this id. Can be given several times.")
    private List<String> only = List.of();

    @Option(names = "--failed", description = "Only those again who have less than full marks in DIR.")
    private boolean failed;

    boolean again() {
        return again;
    }

    List<String> only() {
        return only;
    }

    boolean failed() {
        return failed;
    }
}
