package io.github.proclab.cli;

import io.github.proclab.engine.proof.CatalogueEntry;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.Printable;
import io.github.proclab.score.Points;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code labs}. */
@Command(name = "labs", sortOptions = false, description = "Lists the labs that come along, with their points and titles.")
final class LabsCommand implements Callable<Integer> {

    enum Format { TEXT, MARKDOWN }

    @Option(names = "--format", paramLabel = "text|markdown", defaultValue = "text",
            description = "A line for each lab (the default), or the catalogue: what each is about, practises and checks.")
    private Format format;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    LabsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        Labs labs = new Labs(surroundings.home());
        List<String> names = labs.names();
        if (names.isEmpty()) {
            shown.note("there are no labs in " + surroundings.home().resolve("test-specs"));
        }
        if (format == Format.MARKDOWN) {
            shown.print(new CatalogueText(names.stream().map(labs::named).map(CatalogueEntry::of).toList(), surroundings.home().resolve("docs")).lines());
            return ExitCode.DONE;
        }
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        names.forEach(name -> shown.print(List.of(String.format(Locale.ROOT, "%-" + width + "s  %s", name, described(labs, name)))));
        return ExitCode.DONE;
    }

    private static String described(Labs labs, String name) {
        try {
            Lab lab = labs.named(name);
            return String.format(Locale.ROOT, "%4s points in %2d %s  %s", Points.plain(lab.points()), lab.tests().size(),
                    lab.tests().size() == 1 ? "test " : "tests", Printable.of(lab.title()));
        } catch (LabProblems problems) {
            return "its file has mistakes: grade.sh lint " + name + " says which";
        }
    }
}
