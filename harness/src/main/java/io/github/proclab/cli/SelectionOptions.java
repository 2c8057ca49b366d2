package io.github.proclab.cli;

import io.github.proclab.engine.Selection;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** {@code --test} and {@code --tag}: which tests of the lab. */
final class SelectionOptions {

    @Option(names = "--test", paramLabel = "NAME", description = "Only tests whose name has this in it.")
    private Optional<String> test;

    @Option(names = "--tag", paramLabel = "TAG", description = "Only tests with this tag; with one of them, where several are given.")
    private List<String> tags = List.of();

    /** @throws UsageProblem where the lab has no such test */
    Selection of(Lab lab) {
        Selection selection = new Selection(test, tags);
        if (lab.tests().stream().noneMatch(selection::selects)) {
            throw new UsageProblem("no test of the lab " + lab.id() + " is selected by " + asked() + "; its tests are:\n"
                    + lab.tests().stream().map(SelectionOptions::described).collect(Collectors.joining("\n")));
        }
        return selection;
    }

    private String asked() {
        return (test.map(name -> "--test '" + name + "' ").orElse("") + tags.stream().map(tag -> "--tag " + tag + " ")
                .collect(Collectors.joining())).strip();
    }

    private static String described(LabTest test) {
        return test.name() + (test.tags().isEmpty() ? "" : " [" + String.join(", ", test.tags()) + "]");
    }
}
