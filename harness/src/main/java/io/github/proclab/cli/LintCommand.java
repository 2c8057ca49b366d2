package io.github.proclab.cli;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.lab.Problem;
import io.github.proclab.lab.warning.Warnings;
import io.github.proclab.report.LintReport;
import io.github.proclab.report.LintReport.LabLint;
import io.github.proclab.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lint}. */
@Command(name = "lint", sortOptions = false, abbreviateSynopsis = true,
        description = {"Checks lab files, and that each lab tells right from wrong: every solution beside it gets full marks, the starter compiles,"
                + " every mutant fails exactly the checks that it names."},
        footer = {"", "Exit status: 0 every lab tells right from wrong; 1 one does not; 2 wrong usage or lab file; 3 could not be tried."})
final class LintCommand implements Callable<Integer> {

    /** What went worst decides. */
    private static final List<Integer> WORSE = List.of(ExitCode.DONE, ExitCode.UNPROVED, ExitCode.WRONG_USAGE, ExitCode.COULD_NOT, ExitCode.INTERRUPTED);

    @Parameters(arity = "1..*", paramLabel = "LAB", description = "A folder with a lab.yaml, a lab file, or the name of a lab that comes along.")
    private List<String> labs;

    @Option(names = "--strict", description = "Warnings count as failures.")
    private boolean strict;

    @Option(names = "--times", paramLabel = "N", defaultValue = "3", description = "How often each solution and each mutant is tried (${DEFAULT-VALUE}):"
            + " what comes out one way or another by luck shows.")
    private int times;

    @Mixin
    private JobsOption jobs;

    @Mixin
    private SandboxOption sandbox;

    @Mixin
    private FormatOption format;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;
    private Sandbox chosen;

    LintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (times < 1) {
            throw new UsageProblem("--times wants a number from 1 on, not " + times);
        }
        View shown = view.view(surroundings);
        LintText text = new LintText(shown.look());
        Consumer<List<String>> page = format.format() == FormatOption.Format.TEXT ? shown::print : lines -> { };
        Labs known = new Labs(surroundings.home());
        List<Path> files = labs.stream().map(known::file).distinct().toList();
        List<LoadedLab> loaded = files.stream().map(LabLoader::load).toList();
        List<LabLint> found = new ArrayList<>();
        int worst = ExitCode.DONE;
        for (int index = 0; index < files.size() && worst != ExitCode.INTERRUPTED; index++) {
            if (loaded.get(index) instanceof LoadedLab.Loaded good) {
                worst = worse(worst, lint(good.lab(), files.get(index), text, page, shown, found::add));
            } else {
                List<Problem> problems = ((LoadedLab.Broken) loaded.get(index)).problems();
                page.accept(text.problems(problems));
                found.add(LintJson.broken(files.get(index), problems));
                worst = worse(worst, ExitCode.WRONG_USAGE);
            }
        }
        if (format.format() == FormatOption.Format.JSON) {
            shown.print(new LintReport(found).json());
        }
        return worst;
    }

    private int lint(Lab lab, Path file, LintText text, Consumer<List<String>> page, View shown, Consumer<LabLint> found) {
        List<Problem> warnings = Warnings.of(lab, file);
        page.accept(text.heading(lab));
        page.accept(text.warnings(warnings));
        LintRun.Outcome outcome = new LintRun(lab, jobs.count(), times, page).run(this::sandbox, text, shown);
        found.accept(LintJson.tried(lab, file, warnings, outcome));
        return strict && (!warnings.isEmpty() || outcome.isDoubtful()) ? worse(outcome.status(), ExitCode.UNPROVED) : outcome.status();
    }

    /** The same for all labs. */
    private Sandbox sandbox(View shown) {
        if (chosen == null) {
            chosen = sandbox.chosen(surroundings, shown);
        }
        return chosen;
    }

    private static int worse(int one, int other) {
        return List.of(one, other).stream().max(Comparator.comparingInt(WORSE::indexOf)).orElseThrow();
    }
}
