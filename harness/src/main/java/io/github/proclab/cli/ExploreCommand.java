package io.github.proclab.cli;

import io.github.proclab.cli.ExplorationRun.Form;
import io.github.proclab.engine.ExplorationPlan;
import io.github.proclab.engine.Selection;
import io.github.proclab.format.FailOn;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.Schedules;
import io.github.proclab.report.HandedIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explore}. */
@Command(name = "explore", sortOptions = false, abbreviateSynopsis = true,
        description = "Tries the legal schedules of a program, says whether all of them were tried, and shows the simplest one that fails.",
        footer = {"", "Exit status: 0 none failed; 1 one did; 2 nothing to run, or wrong usage; 3 no sandbox."})
final class ExploreCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the result as JSON, and nothing else, to stdout.")
    private boolean json;

    @Mixin
    private ScheduleOptions options;

    @Mixin
    private SandboxOption sandbox;

    @Mixin
    private ViewOptions view;

    @Parameters(arity = "1..*", paramLabel = "PROGRAM [ARG]", description = "A C file, which is compiled first; a program; or the name of a command. Or a lab, and a submission to it.")
    private List<String> command;

    private final Surroundings surroundings;

    ExploreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        return namesLab() ? ofLab(shown) : new ExplorationRun(surroundings.here(), command, options)
                .explore(() -> sandbox.chosen(surroundings, shown), json ? Form.JSON : Form.TEXT, shown);
    }

    /** Two words, of which the first is a lab's: a program may have the name of one that comes along, but then it stands alone or ends in ".c". */
    private boolean namesLab() {
        String first = command.get(0);
        Path path = surroundings.here().resolve(first);
        return command.size() == 2 && !first.endsWith(".c")
                && (new Labs(surroundings.home()).names().contains(first) || first.endsWith(".yaml") || Files.isDirectory(path));
    }

    private int ofLab(View shown) {
        Lab lab = new Labs(surroundings.home()).named(command.get(0));
        return new CheckRun(lab, Selection.ALL, surroundings.here().resolve(command.get(1)), HandedIn.UNKNOWN, new StudentsSee(lab, surroundings.clock().instant()).disclosure(),
                Optional.empty(), ExplorationPlan.always(new Schedules(options.schedules(), options.within())), FailOn.LESS)
                .run(sandbox.chosen(surroundings, shown), json ? Telling.JSON : Telling.TEXT, shown);
    }
}
