package io.github.proclab.cli;

import io.github.proclab.report.Comparison;
import io.github.proclab.report.ComparisonText;
import io.github.proclab.report.Results;
import io.github.proclab.report.Results.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code compare}. */
@Command(name = "compare", sortOptions = false, abbreviateSynopsis = true,
        description = "Shows what differs between two gradings: whose mark, by how much, and by which check.",
        footer = {"", "Exit status: 0 no mark, point or result of a check differs; 1 some do; 2 wrong usage."})
final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "OLD", description = "What grade, judge or check --out wrote: the folder of a class, or of one submission.")
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The same, later.")
    private Path after;

    @Mixin
    private FormatOption format;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    CompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Results earlier = GradedFolders.at(surroundings.here().resolve(before));
        Results later = GradedFolders.at(surroundings.here().resolve(after));
        Comparison comparison = compared(earlier, later);
        View shown = view.view(surroundings);
        switch (format.format()) {
            case TEXT -> shown.print(new ComparisonText(shown.look()).lines(comparison));
            case JSON -> shown.print(comparison.json());
        }
        boolean same = comparison.changed().isEmpty() && comparison.onlyBefore().isEmpty() && comparison.onlyAfter().isEmpty();
        return same ? ExitCode.DONE : ExitCode.DIFFERENT;
    }

    /** Two reports of one submission each are compared whatever their names are. */
    private static Comparison compared(Results earlier, Results later) {
        Comparison.Builder comparison = new Comparison.Builder(GradedFolders.report(later, later.names().get(0)).lab());
        if (earlier.scope() == Scope.ONE && later.scope() == Scope.ONE) {
            return comparison.add(GradedFolders.report(earlier, earlier.names().get(0)), GradedFolders.report(later, later.names().get(0))).build();
        }
        List<String> names = later.names();
        names.stream().filter(earlier.names()::contains).forEach(name -> comparison.add(GradedFolders.report(earlier, name), GradedFolders.report(later, name)));
        names.stream().filter(name -> !earlier.names().contains(name)).forEach(comparison::onlyAfter);
        earlier.names().stream().filter(name -> !names.contains(name)).forEach(comparison::onlyBefore);
        return comparison.build();
    }
}
