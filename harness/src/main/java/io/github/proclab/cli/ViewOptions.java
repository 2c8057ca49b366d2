package io.github.proclab.cli;

import picocli.CommandLine.Option;

/** {@code --quiet}, {@code --verbose}, {@code --no-color}: how much is shown, and how. */
final class ViewOptions {

    @Option(names = {"-q", "--quiet"}, description = "Say nothing but results and errors.")
    private boolean quiet;

    @Option(names = {"-v", "--verbose"}, description = "Say more; show where in proclab a failure comes from.")
    private boolean verbose;

    @Option(names = "--no-color", description = "No colours, on a terminal too; so does the variable NO_COLOR.")
    private boolean plain;

    boolean verbose() {
        return verbose;
    }

    private View.Talk talk() {
        if (verbose) {
            return View.Talk.VERBOSE;
        }
        return quiet ? View.Talk.QUIET : View.Talk.USUAL;
    }

    View view(Surroundings surroundings) {
        Console console = surroundings.console();
        return new View(console, Terminal.look(console.shown().out(), !plain, surroundings.environment()), talk());
    }
}
