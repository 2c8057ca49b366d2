package io.github.proclab.cli;

import io.github.proclab.cli.ExplorationRun.Form;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcomes}. */
@Command(name = "outcomes", sortOptions = false, abbreviateSynopsis = true,
        description = "Lists every result that a program can have, by the order in which its processes run, and how to get each.",
        footer = {"", "Exit status: 0 listed; 2 nothing to run; 3 no sandbox."})
final class OutcomesCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the result as JSON, and nothing else, to stdout.")
    private boolean json;

    @Mixin
    private ScheduleOptions options;

    @Mixin
    private SandboxOption sandbox;

    @Mixin
    private ViewOptions view;

    @Parameters(arity = "1..*", paramLabel = "PROGRAM [ARG]", description = "A C file, which is compiled first; a program; or the name of a command.")
    private List<String> command;

    private final Surroundings surroundings;

    OutcomesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        return new ExplorationRun(surroundings.here(), command, options)
                .outcomes(() -> sandbox.chosen(surroundings, shown), json ? Form.JSON : Form.TEXT, shown);
    }
}
